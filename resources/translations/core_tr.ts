<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="tr_TR">
<context>
    <name></name>
    <message>
        <source>did you mean {name!r}?</source>
        <translation>{name!r} mı demek istediniz?</translation>
    </message>
</context>
<context>
    <name>Charts</name>
    <message>
        <source>Days</source>
        <translation>Gün</translation>
    </message>
    <message>
        <source>Markets</source>
        <translation>Pazar</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Ücretsiz</translation>
    </message>
    <message>
        <source>Allowance</source>
        <translation>Hak</translation>
    </message>
    <message>
        <source>Tiers</source>
        <translation>Kademe</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Kural</translation>
    </message>
    <message>
        <source>Flow</source>
        <translation>Akış</translation>
    </message>
    <message>
        <source>Scenarios</source>
        <translation>Senaryo</translation>
    </message>
    <message>
        <source>Meta&apos;s charges</source>
        <translation>Meta&apos;nın ücretleri</translation>
    </message>
    <message>
        <source>Partner&apos;s mark-up</source>
        <translation>İş ortağının kâr payı</translation>
    </message>
    <message>
        <source>Partner&apos;s fees a message</source>
        <translation>İş ortağının mesaj ücretleri</translation>
    </message>
    <message>
        <source>Fees for messages people write</source>
        <translation>Gelen mesaj ücretleri</translation>
    </message>
    <message>
        <source>Fees for conversations</source>
        <translation>Konuşma ücretleri</translation>
    </message>
    <message>
        <source>Fees for undelivered templates</source>
        <translation>Ulaşmayan şablon ücretleri</translation>
    </message>
    <message>
        <source>Platform fee</source>
        <translation>Platform ücreti</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>Kullanıcılar</translation>
    </message>
    <message>
        <source>Taxes</source>
        <translation>Vergiler</translation>
    </message>
    <message>
        <source>Plan without a name</source>
        <translation>Adsız plan</translation>
    </message>
    <message>
        <source>Cost of the month</source>
        <translation>Ayın maliyeti</translation>
    </message>
    <message>
        <source>{meta} to Meta, {added} on top</source>
        <translation>{meta} Meta&apos;ya, üzerine {added}</translation>
    </message>
    <message>
        <source>That is {amount}</source>
        <translation>Bu da {amount} eder</translation>
    </message>
    <message>
        <source>Meta&apos;s charges lie between {low} and {high} in eight of ten cases</source>
        <translation>Meta&apos;nın ücretleri on durumun sekizinde {low} ile {high} arasında kalır</translation>
    </message>
    <message>
        <source>The budget of {budget} lasts the month</source>
        <translation>{budget} bütçe ay sonuna yeter</translation>
    </message>
    <message>
        <source>The budget of {budget} is used up on {day}</source>
        <translation>{budget} bütçe şu gün tükenir: {day}</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategori</translation>
    </message>
    <message>
        <source>Charged</source>
        <translation>Ücretli</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Pay</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Maliyet</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Toplam</translation>
    </message>
    <message>
        <source>What it rests on</source>
        <translation>Neye dayanıyor</translation>
    </message>
    <message>
        <source>Billing rules {era}.</source>
        <translation>Faturalama kuralları {era}.</translation>
    </message>
    <message>
        <source>Rate card {card}: {source}, confidence {confidence}.</source>
        <translation>Ücret listesi {card}: {source}, güvenilirlik {confidence}.</translation>
    </message>
    <message>
        <source>Replies, answers and deliveries are the plan&apos;s numbers; presets are assumptions from common practice.</source>
        <translation>Yanıtlar, cevaplar ve teslimler planın sayılarıdır; hazır davranışlar yaygın uygulamadan alınan varsayımlardır.</translation>
    </message>
    <message>
        <source>This is an estimate; Meta&apos;s invoice prevails.</source>
        <translation>Bu bir tahmindir; Meta&apos;nın faturası esastır.</translation>
    </message>
    <message>
        <source>Made with Tarife, {moment}</source>
        <translation>Tarife ile hazırlandı, {moment}</translation>
    </message>
    <message>
        <source>Marketing</source>
        <translation>Pazarlama</translation>
    </message>
    <message>
        <source>Utility</source>
        <translation>Fayda</translation>
    </message>
    <message>
        <source>Authentication</source>
        <translation>Kimlik doğrulama</translation>
    </message>
    <message>
        <source>Authentication-international</source>
        <translation>Uluslararası kimlik doğrulama</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Hizmet</translation>
    </message>
    <message>
        <source>Charged: opened a conversation</source>
        <translation>Ücretli: konuşma başlattı</translation>
    </message>
    <message>
        <source>Charged: delivered</source>
        <translation>Ücretli: teslim edildi</translation>
    </message>
    <message>
        <source>Free: open conversation</source>
        <translation>Ücretsiz: açık konuşma</translation>
    </message>
    <message>
        <source>Free: monthly allowance</source>
        <translation>Ücretsiz: aylık hak</translation>
    </message>
    <message>
        <source>Free: by the rules</source>
        <translation>Ücretsiz: kurallar gereği</translation>
    </message>
    <message>
        <source>Free: service window</source>
        <translation>Ücretsiz: hizmet penceresi</translation>
    </message>
    <message>
        <source>Free: free entry point</source>
        <translation>Ücretsiz: ücretsiz giriş noktası</translation>
    </message>
    <message>
        <source>Free: reaction</source>
        <translation>Ücretsiz: tepki</translation>
    </message>
    <message>
        <source>Not delivered: US pause</source>
        <translation>Teslim edilmedi: ABD duraklatması</translation>
    </message>
    <message>
        <source>Not sent: window closed</source>
        <translation>Gönderilmedi: pencere kapalı</translation>
    </message>
    <message>
        <source>June 2023</source>
        <translation>Haziran 2023</translation>
    </message>
    <message>
        <source>November 2024</source>
        <translation>Kasım 2024</translation>
    </message>
    <message>
        <source>July 2025</source>
        <translation>Temmuz 2025</translation>
    </message>
    <message>
        <source>October 2026</source>
        <translation>Ekim 2026</translation>
    </message>
    <message>
        <source>conversations</source>
        <translation>konuşmalar</translation>
    </message>
    <message>
        <source>replies free</source>
        <translation>yanıtlar ücretsiz</translation>
    </message>
    <message>
        <source>templates</source>
        <translation>şablonlar</translation>
    </message>
    <message>
        <source>every message</source>
        <translation>her mesaj</translation>
    </message>
    <message>
        <source>Service window</source>
        <translation>Hizmet penceresi</translation>
    </message>
    <message>
        <source>Free entry point</source>
        <translation>Ücretsiz giriş noktası</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Konuşma</translation>
    </message>
    <message>
        <source>Jan</source>
        <translation>Oca</translation>
    </message>
    <message>
        <source>Feb</source>
        <translation>Şub</translation>
    </message>
    <message>
        <source>Mar</source>
        <translation>Mar</translation>
    </message>
    <message>
        <source>Apr</source>
        <translation>Nis</translation>
    </message>
    <message>
        <source>May</source>
        <translation>May</translation>
    </message>
    <message>
        <source>Jun</source>
        <translation>Haz</translation>
    </message>
    <message>
        <source>Jul</source>
        <translation>Tem</translation>
    </message>
    <message>
        <source>Aug</source>
        <translation>Ağu</translation>
    </message>
    <message>
        <source>Sep</source>
        <translation>Eyl</translation>
    </message>
    <message>
        <source>Oct</source>
        <translation>Eki</translation>
    </message>
    <message>
        <source>Nov</source>
        <translation>Kas</translation>
    </message>
    <message>
        <source>Dec</source>
        <translation>Ara</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>Pzt</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>Sal</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>Çar</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>Per</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>Cum</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>Cmt</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>Paz</translation>
    </message>
    <message>
        <source>{day} {month}</source>
        <translation>{day} {month}</translation>
    </message>
    <message>
        <source>{weekday} {day}</source>
        <translation>{day} {weekday}</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Gün</translation>
    </message>
    <message>
        <source>Market</source>
        <translation>Pazar</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>Ne oldu</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Mesaj</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Gönderilmeyen</translation>
    </message>
    <message>
        <source>Cost ({currency})</source>
        <translation>Maliyet ({currency})</translation>
    </message>
    <message>
        <source>{count} others</source>
        <translation>{count} diğer</translation>
    </message>
    <message>
        <source>What does each day cost?</source>
        <translation>Her gün kaça mal oluyor?</translation>
    </message>
    <message>
        <source>No day of this month costs anything yet.</source>
        <translation>Bu ayın hiçbir günü henüz bir şey tutmuyor.</translation>
    </message>
    <message>
        <source>Cost per day ({currency})</source>
        <translation>Günlük maliyet ({currency})</translation>
    </message>
    <message>
        <source>Messages per day</source>
        <translation>Günlük mesaj</translation>
    </message>
    <message>
        <source>Month so far ({currency})</source>
        <translation>Ayın o güne kadarı ({currency})</translation>
    </message>
    <message>
        <source>Month so far (right)</source>
        <translation>Ayın o güne kadarı (sağda)</translation>
    </message>
    <message>
        <source>Month so far</source>
        <translation>Ayın o güne kadarı</translation>
    </message>
    <message>
        <source>P10 to P90</source>
        <translation>P10 - P90</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Budget {amount}</source>
        <translation>Bütçe {amount}</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>Bütçe</translation>
    </message>
    <message>
        <source>runs out {day}</source>
        <translation>{day} bitiyor</translation>
    </message>
    <message>
        <source>runs out {day}, {early} at the earliest</source>
        <translation>{day} bitiyor, en erken {early}</translation>
    </message>
    <message>
        <source>may run out {early}</source>
        <translation>{early} bitebilir</translation>
    </message>
    <message>
        <source>Where does the money go?</source>
        <translation>Para nereye gidiyor?</translation>
    </message>
    <message>
        <source>No market costs anything this month.</source>
        <translation>Bu ay hiçbir pazar bir şey tutmuyor.</translation>
    </message>
    <message>
        <source>Cost of the month ({currency})</source>
        <translation>Ayın maliyeti ({currency})</translation>
    </message>
    <message>
        <source>{count} more markets</source>
        <translation>{count} pazar daha</translation>
    </message>
    <message>
        <source>Which messages are free, and why?</source>
        <translation>Hangi mesajlar ücretsiz, neden?</translation>
    </message>
    <message>
        <source>The business sends nothing this month.</source>
        <translation>İşletme bu ay hiçbir şey göndermiyor.</translation>
    </message>
    <message>
        <source>{free} of {all} free</source>
        <translation>{all} mesajın {free} tanesi ücretsiz</translation>
    </message>
    <message>
        <source>Share of the category&apos;s messages (%)</source>
        <translation>Kategorinin mesajlarındaki pay (%)</translation>
    </message>
    <message>
        <source>What would the rules of other years charge?</source>
        <translation>Başka yılların kuralları ne tutardı?</translation>
    </message>
    <message>
        <source>This plan costs nothing under any set of rules.</source>
        <translation>Bu plan hiçbir kural kümesinde bir şey tutmuyor.</translation>
    </message>
    <message>
        <source>The plan is being billed under all four sets of rules…</source>
        <translation>Plan dört kural kümesiyle de hesaplanıyor…</translation>
    </message>
    <message>
        <source>October 2026 made this plan {amount} dearer ({share}).</source>
        <translation>Ekim 2026 bu planı {amount} pahalılaştırdı ({share}).</translation>
    </message>
    <message>
        <source>October 2026 made this plan {amount} cheaper ({share}).</source>
        <translation>Ekim 2026 bu planı {amount} ucuzlattı ({share}).</translation>
    </message>
    <message>
        <source>October 2026 makes this plan cost {amount}; before, it was free.</source>
        <translation>Bu plan önceden ücretsizdi; Ekim 2026 ile {amount} tutuyor.</translation>
    </message>
    <message>
        <source>October 2026 changed nothing for this plan.</source>
        <translation>Ekim 2026 bu planda hiçbir şey değiştirmedi.</translation>
    </message>
    <message>
        <source>Rules from</source>
        <translation>Kuralların tarihi</translation>
    </message>
    <message>
        <source>Against the plan ({currency})</source>
        <translation>Plana göre ({currency})</translation>
    </message>
    <message>
        <source>cannot be priced: {problem}</source>
        <translation>hesaplanamıyor: {problem}</translation>
    </message>
    <message>
        <source>this plan</source>
        <translation>bu plan</translation>
    </message>
    <message>
        <source>What would each scenario cost?</source>
        <translation>Her senaryo kaça mal olurdu?</translation>
    </message>
    <message>
        <source>There is no scenario yet; move a slider of what-if and keep what it shows.</source>
        <translation>Henüz senaryo yok; bir kaydırıcıyı oynatın ve gördüğünüzü saklayın.</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>Senaryo</translation>
    </message>
    <message>
        <source>When are the free replies used up?</source>
        <translation>Ücretsiz yanıtlar ne zaman bitiyor?</translation>
    </message>
    <message>
        <source>The business answers nobody this month.</source>
        <translation>İşletme bu ay kimseye cevap vermiyor.</translation>
    </message>
    <message>
        <source>These rules have no monthly allowance; what is free shows in the bars.</source>
        <translation>Bu kurallarda aylık hak yok; ücretsiz olanlar sütunlarda görünür.</translation>
    </message>
    <message>
        <source>Replies per day</source>
        <translation>Günlük yanıt</translation>
    </message>
    <message>
        <source>Allowance used</source>
        <translation>Kullanılan hak</translation>
    </message>
    <message>
        <source>Allowance used (right)</source>
        <translation>Kullanılan hak (sağda)</translation>
    </message>
    <message>
        <source>{count} free a month</source>
        <translation>ayda {count} ücretsiz</translation>
    </message>
    <message>
        <source>used up {day}</source>
        <translation>{day} bitiyor</translation>
    </message>
    <message>
        <source>{used} of {count} used</source>
        <translation>{count} haktan {used} kullanıldı</translation>
    </message>
    <message>
        <source>When does each volume tier begin?</source>
        <translation>Her hacim kademesi ne zaman başlıyor?</translation>
    </message>
    <message>
        <source>No message of this month counts toward a volume tier that the card prints.</source>
        <translation>Bu ayın hiçbir mesajı, listede yazan bir hacim kademesine sayılmıyor.</translation>
    </message>
    <message>
        <source>From message</source>
        <translation>Şu mesajdan sonra</translation>
    </message>
    <message>
        <source>Rate ({currency})</source>
        <translation>Ücret ({currency})</translation>
    </message>
    <message>
        <source>Each costs</source>
        <translation>Her biri</translation>
    </message>
    <message>
        <source>Begins</source>
        <translation>Başlangıç</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>ulaşılmadı</translation>
    </message>
    <message>
        <source>reached by other traffic</source>
        <translation>diğer trafik ulaştı</translation>
    </message>
    <message>
        <source>{count}; next tier at {next}</source>
        <translation>{count}; sonraki kademe {next}</translation>
    </message>
    <message>
        <source>How do messages turn into cost?</source>
        <translation>Mesajlar nasıl maliyete dönüşüyor?</translation>
    </message>
    <message>
        <source>No message is sent or received this month.</source>
        <translation>Bu ay hiçbir mesaj gönderilmiyor ya da alınmıyor.</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Ne oluyor</translation>
    </message>
    <message>
        <source>Templates sent</source>
        <translation>Gönderilen şablonlar</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Teslim edilen</translation>
    </message>
    <message>
        <source>{count} not delivered</source>
        <translation>{count} teslim edilmedi</translation>
    </message>
    <message>
        <source>Templates not delivered</source>
        <translation>Teslim edilmeyen şablonlar</translation>
    </message>
    <message>
        <source>{count} next month</source>
        <translation>{count} sonraki ay</translation>
    </message>
    <message>
        <source>Templates delivered next month</source>
        <translation>Sonraki ay teslim edilen şablonlar</translation>
    </message>
    <message>
        <source>People write</source>
        <translation>Kişiler yazıyor</translation>
    </message>
    <message>
        <source>Answers sent</source>
        <translation>Gönderilen cevaplar</translation>
    </message>
    <message>
        <source>{count} too late</source>
        <translation>{count} çok geç</translation>
    </message>
    <message>
        <source>Answers that come too late</source>
        <translation>Geç kalan cevaplar</translation>
    </message>
    <message>
        <source>{number} answers each</source>
        <translation>her birine {number} cevap</translation>
    </message>
    <message>
        <source>Templates cost</source>
        <translation>Şablonların maliyeti</translation>
    </message>
    <message>
        <source>Answers cost</source>
        <translation>Cevapların maliyeti</translation>
    </message>
    <message>
        <source>What happens to one person?</source>
        <translation>Bir kişiye ne oluyor?</translation>
    </message>
    <message>
        <source>Nobody can be shown here.</source>
        <translation>Burada gösterilecek kimse yok.</translation>
    </message>
    <message>
        <source>Business</source>
        <translation>İşletme</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Kişi</translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation>{hours} sa</translation>
    </message>
    <message>
        <source>Open for</source>
        <translation>Açık kaldığı süre</translation>
    </message>
    <message>
        <source>through an ad or Page button</source>
        <translation>reklamdan ya da Sayfa düğmesinden</translation>
    </message>
    <message>
        <source>{number} %</source>
        <translation>%{number}</translation>
    </message>
</context>
<context>
    <name>Rules</name>
    <message>
        <source>Free: the person came through an ad or a Page button and was answered in time, which opened a free entry point; every message in it costs nothing.</source>
        <translation>Ücretsiz: kişi bir reklamdan ya da Sayfa düğmesinden geldi ve zamanında cevap aldı; böylece ücretsiz giriş noktası açıldı, içindeki her mesaj ücretsizdir.</translation>
    </message>
    <message>
        <source>Not delivered: Meta has paused marketing to numbers of the United States since 1 April 2025.</source>
        <translation>Teslim edilmedi: Meta, Amerika Birleşik Devletleri numaralarına pazarlamayı 1 Nisan 2025&apos;te durdurdu.</translation>
    </message>
    <message>
        <source>Free: reactions never cost.</source>
        <translation>Ücretsiz: tepkiler hiçbir zaman ücretlendirilmez.</translation>
    </message>
    <message>
        <source>Free: the person had written in the 24 hours before, and these rules charge no utility template in an open service window.</source>
        <translation>Ücretsiz: kişi önceki 24 saat içinde yazmıştı; bu kurallar açık hizmet penceresindeki fayda şablonlarını ücretlendirmez.</translation>
    </message>
    <message>
        <source>Charged: the template opened a 24-hour conversation of its category, and conversations are what these rules charge.</source>
        <translation>Ücretli: şablon, kendi kategorisinde 24 saatlik bir konuşma başlattı; bu kurallar konuşmaları ücretlendirir.</translation>
    </message>
    <message>
        <source>Charged: the answer opened a service conversation after the 1,000 free ones of the month were used up.</source>
        <translation>Ücretli: cevap, ayın 1.000 ücretsiz konuşması bittikten sonra bir hizmet konuşması başlattı.</translation>
    </message>
    <message>
        <source>Free: a conversation of this category was open, and its price is paid already.</source>
        <translation>Ücretsiz: bu kategoride bir konuşma açıktı ve ücreti zaten ödendi.</translation>
    </message>
    <message>
        <source>Free: a conversation was open, and answers in it cost nothing.</source>
        <translation>Ücretsiz: bir konuşma açıktı; içindeki cevaplar ücretlendirilmez.</translation>
    </message>
    <message>
        <source>Free: a utility conversation from before 1 July 2025 was still open.</source>
        <translation>Ücretsiz: 1 Temmuz 2025 öncesinden kalan bir fayda konuşması hâlâ açıktı.</translation>
    </message>
    <message>
        <source>Free: it opened one of the first 1,000 service conversations of the month.</source>
        <translation>Ücretsiz: ayın ilk 1.000 hizmet konuşmasından birini başlattı.</translation>
    </message>
    <message>
        <source>Free: it is within the month&apos;s allowance of free answers for each business number.</source>
        <translation>Ücretsiz: her işletme numarasının aylık ücretsiz cevap hakkının içinde.</translation>
    </message>
    <message>
        <source>Free: these rules charge no service conversation.</source>
        <translation>Ücretsiz: bu kurallar hizmet konuşmalarını ücretlendirmez.</translation>
    </message>
    <message>
        <source>Free: these rules charge no answer in the service window.</source>
        <translation>Ücretsiz: bu kurallar hizmet penceresindeki cevapları ücretlendirmez.</translation>
    </message>
    <message>
        <source>Charged: each delivered marketing or authentication template costs its rate.</source>
        <translation>Ücretli: teslim edilen her pazarlama ya da kimlik doğrulama şablonunun ücreti alınır.</translation>
    </message>
    <message>
        <source>Charged: the person had not written in the 24 hours before, so no service window was open.</source>
        <translation>Ücretli: kişi önceki 24 saat içinde yazmamıştı, yani hizmet penceresi açık değildi.</translation>
    </message>
    <message>
        <source>Charged: since October 2026 every utility template that is delivered costs its rate, in an open service window too.</source>
        <translation>Ücretli: Ekim 2026&apos;dan beri teslim edilen her fayda şablonunun ücreti alınır, açık hizmet penceresinde de.</translation>
    </message>
    <message>
        <source>Charged: since October 2026 an answer costs the service rate once the month&apos;s free allowance of its business number is used up.</source>
        <translation>Ücretli: Ekim 2026&apos;dan beri, işletme numarasının aylık ücretsiz hakkı bitince her cevap hizmet ücretiyle faturalanır.</translation>
    </message>
    <message>
        <source>Charged: the business is subject to authentication-international rates, and this market has one.</source>
        <translation>Ücretli: işletme uluslararası kimlik doğrulama ücretlerine tabi ve bu pazarın böyle bir ücreti var.</translation>
    </message>
    <message>
        <source>Not sent: the person had not written to this business number in the 24 hours before, and outside that window only templates can be sent.</source>
        <translation>Gönderilemedi: kişi önceki 24 saat içinde bu işletme numarasına yazmamıştı; pencere dışında yalnızca şablon gönderilebilir.</translation>
    </message>
</context>
<context>
    <name>Situations</name>
    <message>
        <source>Is a reply free?</source>
        <translation>Yanıt ücretsiz mi?</translation>
    </message>
    <message>
        <source>Until October 2026 it was, at least within the allowance. Since then each reply uses one of the month&apos;s free ones of its number, and costs money when they are used up.</source>
        <translation>Ekim 2026&apos;ya kadar en azından hak içinde ücretsizdi. O günden beri her yanıt, numaranın aylık ücretsiz hakkından birini kullanır; hak bitince ücretlidir.</translation>
    </message>
    <message>
        <source>May I write freely to somebody who has not answered?</source>
        <translation>Yanıt vermemiş birine serbest mesaj yazabilir miyim?</translation>
    </message>
    <message>
        <source>Never: a template opens no service window, only the person does. The reply is refused and costs nothing.</source>
        <translation>Hayır: şablon hizmet penceresi açmaz, pencereyi yalnızca kişi açar. Yanıt reddedilir ve bir şey tutmaz.</translation>
    </message>
    <message>
        <source>Is a utility template free in an open window?</source>
        <translation>Açık pencerede fayda şablonu ücretsiz mi?</translation>
    </message>
    <message>
        <source>Only by the rules of July 2025 to September 2026. Before, it opened a conversation of its own; since October 2026 it always costs its rate.</source>
        <translation>Yalnızca Temmuz 2025 - Eylül 2026 kurallarında. Öncesinde kendi konuşmasını başlatırdı; Ekim 2026&apos;dan beri her zaman ücretlidir.</translation>
    </message>
    <message>
        <source>Do two marketing templates on one day cost twice?</source>
        <translation>Aynı gün iki pazarlama şablonu iki kez mi ücretlendirilir?</translation>
    </message>
    <message>
        <source>One conversation covered both. Since July 2025 every template that is delivered costs its rate.</source>
        <translation>Eskiden tek konuşma ikisini de kapsardı. Temmuz 2025&apos;ten beri teslim edilen her şablonun ücreti alınır.</translation>
    </message>
    <message>
        <source>And if the second comes exactly a day later?</source>
        <translation>Ya ikincisi tam bir gün sonra gelirse?</translation>
    </message>
    <message>
        <source>A conversation ends when its 24 hours are over, to the second: the second template opens another one. Move it back by five minutes and look again.</source>
        <translation>Konuşma 24 saati dolunca, saniyesi saniyesine biter: ikinci şablon yeni bir konuşma başlatır. Beş dakika geri alıp yeniden bakın.</translation>
    </message>
    <message>
        <source>Does one conversation cover two categories?</source>
        <translation>Bir konuşma iki kategoriyi kapsar mı?</translation>
    </message>
    <message>
        <source>No: the utility template opened a conversation of its own beside the marketing one, and only the second utility template was free in it.</source>
        <translation>Hayır: fayda şablonu, pazarlamanın yanında kendi konuşmasını başlattı; onun içinde yalnızca ikinci fayda şablonu ücretsizdi.</translation>
    </message>
    <message>
        <source>What does an answer in three messages cost?</source>
        <translation>Üç mesajlık bir cevap kaça gelir?</translation>
    </message>
    <message>
        <source>One service conversation at most by the rules of 2023, nothing from November 2024 on, and three messages of the allowance since October 2026.</source>
        <translation>2023 kurallarında en çok bir hizmet konuşması, Kasım 2024&apos;ten itibaren hiç, Ekim 2026&apos;dan beri haktan üç mesaj.</translation>
    </message>
    <message>
        <source>What changes when the person writes again?</source>
        <translation>Kişi yeniden yazınca ne değişir?</translation>
    </message>
    <message>
        <source>The service window starts again at 24 hours; a conversation does not. By the rules of 2023 the last reply therefore opens a second conversation.</source>
        <translation>Hizmet penceresi 24 saatten yeniden başlar, konuşma başlamaz. Bu yüzden 2023 kurallarında son yanıt ikinci bir konuşma başlatır.</translation>
    </message>
    <message>
        <source>Does a utility template make the next reply free?</source>
        <translation>Fayda şablonu sonraki yanıtı ücretsiz yapar mı?</translation>
    </message>
    <message>
        <source>Its conversation did, while conversations were charged. Since October 2026 the template costs its rate and the reply counts by itself.</source>
        <translation>Konuşmalar ücretlendirilirken konuşması yapardı. Ekim 2026&apos;dan beri şablon kendi ücretini alır, yanıt ayrıca sayılır.</translation>
    </message>
    <message>
        <source>How long do replies ride on an order update?</source>
        <translation>Yanıtlar bir sipariş bilgilendirmesiyle ne kadar ücretsiz kalır?</translation>
    </message>
    <message>
        <source>For the 24 hours of its conversation, while conversations were charged: the reply half an hour after its end opened one of its own.</source>
        <translation>Konuşmalar ücretlendirilirken 24 saatlik konuşması boyunca: bitiminden yarım saat sonraki yanıt kendi konuşmasını başlattı.</translation>
    </message>
    <message>
        <source>When exactly does the service window close?</source>
        <translation>Hizmet penceresi tam olarak ne zaman kapanır?</translation>
    </message>
    <message>
        <source>When 24 hours are over: a reply one second earlier is delivered, one at that very second is refused.</source>
        <translation>24 saat dolunca: bir saniye önceki yanıt teslim edilir, tam o saniyedeki reddedilir.</translation>
    </message>
    <message>
        <source>What does a reaction cost?</source>
        <translation>Tepki kaça gelir?</translation>
    </message>
    <message>
        <source>Nothing, and it uses up no allowance; but like a reply it needs an open service window.</source>
        <translation>Hiçbir şeye; haktan da düşmez. Ama yanıt gibi, açık bir hizmet penceresi ister.</translation>
    </message>
    <message>
        <source>What do three one-time passwords cost?</source>
        <translation>Üç tek kullanımlık şifre kaça gelir?</translation>
    </message>
    <message>
        <source>Two conversations, of which the first held two passwords. Since July 2025 each one that is delivered costs its rate.</source>
        <translation>İki konuşmaya; ilki iki şifreyi içeriyordu. Temmuz 2025&apos;ten beri teslim edilen her şifrenin ücreti alınır.</translation>
    </message>
    <message>
        <source>What does an ad click save?</source>
        <translation>Reklam tıklaması ne kazandırır?</translation>
    </message>
    <message>
        <source>Everything for 72 hours from the first answer: templates too, under every set of rules. The template after that is charged again.</source>
        <translation>İlk cevaptan itibaren 72 saat her şeyi: şablonlar da dahil, bütün kurallarda. Ondan sonraki şablon yeniden ücretlidir.</translation>
    </message>
    <message>
        <source>And if the ad click is answered too late?</source>
        <translation>Reklam tıklamasına çok geç cevap verilirse?</translation>
    </message>
    <message>
        <source>After 24 hours no free entry point opens any more: the reply is refused and the template costs its rate.</source>
        <translation>24 saatten sonra ücretsiz giriş noktası açılmaz: yanıt reddedilir, şablonun ücreti alınır.</translation>
    </message>
    <message>
        <source>May a template answer an ad click?</source>
        <translation>Reklam tıklamasına şablonla cevap verilir mi?</translation>
    </message>
    <message>
        <source>Any message may: the template is free and opens the free entry point. But a reply still needs the person&apos;s own 24 hours.</source>
        <translation>Her mesaj olur: şablon ücretsizdir ve ücretsiz giriş noktasını açar. Ama yanıt yine de kişinin kendi 24 saatini ister.</translation>
    </message>
    <message>
        <source>Does an ad click on a computer count?</source>
        <translation>Bilgisayardan reklam tıklaması sayılır mı?</translation>
    </message>
    <message>
        <source>No: only a phone opens a free entry point. The click is like any other message of the person.</source>
        <translation>Hayır: ücretsiz giriş noktasını yalnızca telefon açar. Bu tıklama, kişinin herhangi bir mesajı gibidir.</translation>
    </message>
    <message>
        <source>Does a second ad click prolong the free time?</source>
        <translation>İkinci reklam tıklaması ücretsiz süreyi uzatır mı?</translation>
    </message>
    <message>
        <source>Not while it lasts. But the first answer after its end opens another one, because the second click is less than 24 hours old.</source>
        <translation>Sürerken uzatmaz. Ama bittikten sonraki ilk cevap yenisini açar, çünkü ikinci tıklamanın üzerinden 24 saat geçmemiştir.</translation>
    </message>
    <message>
        <source>Does an ad click pay back an earlier template?</source>
        <translation>Reklam tıklaması önceki şablonun ücretini geri getirir mi?</translation>
    </message>
    <message>
        <source>No, what is charged stays charged. The free entry point ends open conversations, and what follows in its 72 hours is free.</source>
        <translation>Hayır, ücretlendirilen ücretli kalır. Ücretsiz giriş noktası açık konuşmaları bitirir; 72 saat içinde gelenler ücretsizdir.</translation>
    </message>
    <message>
        <source>Why is a one-time password to India so dear?</source>
        <translation>Hindistan&apos;a tek kullanımlık şifre neden bu kadar pahalı?</translation>
    </message>
    <message>
        <source>The business sits elsewhere and is subject to authentication-international rates, of which India has one. Take its home country away to see the domestic rate.</source>
        <translation>İşletme başka bir ülkede ve uluslararası kimlik doğrulama ücretlerine tabi; Hindistan&apos;ın böyle bir ücreti var. Yurt içi ücreti görmek için işletmenin ülkesini kaldırın.</translation>
    </message>
    <message>
        <source>Does the window of one number serve another?</source>
        <translation>Bir numaranın penceresi başka numaraya yarar mı?</translation>
    </message>
    <message>
        <source>No: the person wrote to the first number. From the second one the reply is refused, and by the rules of July 2025 its utility template is charged.</source>
        <translation>Hayır: kişi birinci numaraya yazdı. İkinci numaradan yanıt reddedilir, Temmuz 2025 kurallarında fayda şablonu ücretlendirilir.</translation>
    </message>
    <message>
        <source>Why does marketing to the United States cost nothing?</source>
        <translation>Amerika Birleşik Devletleri&apos;ne pazarlama neden bir şey tutmuyor?</translation>
    </message>
    <message>
        <source>Since 1 April 2025 Meta does not deliver it, so nothing is billed. The utility template arrives and is charged.</source>
        <translation>Meta 1 Nisan 2025&apos;ten beri bunları teslim etmiyor, bu yüzden faturalanmıyor. Fayda şablonu ulaşır ve ücretlendirilir.</translation>
    </message>
    <message>
        <source>What became of conversations open on 1 July 2025?</source>
        <translation>1 Temmuz 2025&apos;te açık olan konuşmalara ne oldu?</translation>
    </message>
    <message>
        <source>A utility conversation from the evening before kept utility templates free until it ended; then each one cost its rate.</source>
        <translation>Önceki akşamdan kalan fayda konuşması, bitene kadar fayda şablonlarını ücretsiz tuttu; sonra her birinin ücreti alındı.</translation>
    </message>
    <message>
        <source>Sent before midnight, delivered after: which rules?</source>
        <translation>Gece yarısından önce gönderildi, sonra teslim edildi: hangi kurallar?</translation>
    </message>
    <message>
        <source>Those of the delivery. Both templates left on 30 September 2026 at 23:59; the one that was two minutes on its way is billed by the rules of October.</source>
        <translation>Teslim anının kuralları. İki şablon da 30 Eylül 2026&apos;da 23:59&apos;da yola çıktı; iki dakika yolda kalan, ekim kurallarıyla faturalanır.</translation>
    </message>
</context>
</TS>
