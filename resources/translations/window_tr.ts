<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="tr_TR">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Tarife</source>
        <translation>Tarife hakkında</translation>
    </message>
    <message>
        <source>Figures are estimates from published rate cards, without tax and partner fees. Meta&apos;s invoice prevails.</source>
        <translation>Rakamlar yayımlanmış ücret listelerinden hesaplanan tahminlerdir; vergi ve iş ortağı ücretleri hariçtir. Meta&apos;nın faturası esastır.</translation>
    </message>
    <message>
        <source>Licences…</source>
        <translation>Lisanslar…</translation>
    </message>
    <message>
        <source>Tarife %1</source>
        <translation>Tarife %1</translation>
    </message>
    <message>
        <source>Plans what a month of WhatsApp Business Platform traffic costs.</source>
        <translation>WhatsApp Business Platform trafiğinizin bir ayda kaça mal olacağını planlar.</translation>
    </message>
    <message>
        <source>%1 rate cards; the newest of each currency holds from:</source>
        <translation>%1 ücret listesi; her para biriminin en yenisi şu günden beri geçerli:</translation>
    </message>
</context>
<context>
    <name>AccountPanel</name>
    <message>
        <source>Account and rates</source>
        <translation>Hesap ve ücretler</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>&amp;New plan…</source>
        <translation>&amp;Yeni plan…</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>&amp;Aç…</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Kaydet</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>&amp;Farklı kaydet…</translation>
    </message>
    <message>
        <source>Open contact &amp;list…</source>
        <translation>Kişi &amp;listesi aç…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Çıkış</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Geri al</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Yinele</translation>
    </message>
    <message>
        <source>Previous month</source>
        <translation>Önceki ay</translation>
    </message>
    <message>
        <source>Next month</source>
        <translation>Sonraki ay</translation>
    </message>
    <message>
        <source>&amp;Import edited budget…</source>
        <translation>Düzenlenmiş bütçeyi &amp;içe aktar…</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Yardım</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Klavye kısayolları</translation>
    </message>
    <message>
        <source>&amp;About Tarife</source>
        <translation>Tarife &amp;hakkında</translation>
    </message>
    <message>
        <source>E&amp;xamples</source>
        <translation>Ö&amp;rnekler</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Dosya</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Dışa aktar</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>Dü&amp;zen</translation>
    </message>
    <message>
        <source>&amp;Rates</source>
        <translation>Ü&amp;cretler</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Görünüm</translation>
    </message>
    <message>
        <source>Toolbar</source>
        <translation>Araç çubuğu</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Dışa aktar</translation>
    </message>
    <message>
        <source>Excel &amp;workbook…</source>
        <translation>E&amp;xcel çalışma kitabı…</translation>
    </message>
    <message>
        <source>&amp;Picture of the chart…</source>
        <translation>&amp;Grafiğin resmi…</translation>
    </message>
    <message>
        <source>&amp;CSV…</source>
        <translation>&amp;CSV…</translation>
    </message>
    <message>
        <source>&amp;One page (PDF)…</source>
        <translation>&amp;Tek sayfa (PDF)…</translation>
    </message>
    <message>
        <source>&amp;Rate cards…</source>
        <translation>&amp;Ücret listeleri…</translation>
    </message>
    <message>
        <source>&amp;Import rates…</source>
        <translation>Ücretleri &amp;içe aktar…</translation>
    </message>
    <message>
        <source>Currency, rate card and rules</source>
        <translation>Para birimi, ücret listesi ve kurallar</translation>
    </message>
    <message>
        <source>Show the rate cards</source>
        <translation>Ücret listelerini göster</translation>
    </message>
    <message>
        <source>&amp;Playground of the rules…</source>
        <translation>&amp;Kurallar oyun alanı…</translation>
    </message>
    <message>
        <source>&amp;Use the newest card</source>
        <translation>&amp;En yeni listeyi kullan</translation>
    </message>
    <message>
        <source>Copy &amp;summary</source>
        <translation>Ö&amp;zeti kopyala</translation>
    </message>
    <message>
        <source>Show &amp;log</source>
        <translation>&amp;Günlüğü göster</translation>
    </message>
</context>
<context>
    <name>BillPage</name>
    <message>
        <source>Charges of the log</source>
        <translation>Kaydın ücretleri</translation>
    </message>
    <message>
        <source>1 message</source>
        <translation>1 mesaj</translation>
    </message>
    <message>
        <source>%1 messages</source>
        <translation>%1 mesaj</translation>
    </message>
    <message>
        <source>1 person</source>
        <translation>1 kişi</translation>
    </message>
    <message>
        <source>%1 people</source>
        <translation>%1 kişi</translation>
    </message>
    <message>
        <source>The log holds no messages of the business that arrived.</source>
        <translation>Kayıtta işletmenin ulaşmış bir mesajı yok.</translation>
    </message>
    <message>
        <source>%1 of the business, %2, %3</source>
        <translation>İşletmenin %1ı, %2, %3</translation>
    </message>
    <message>
        <source>%1 of the business, %2</source>
        <translation>İşletmenin %1ı, %2</translation>
    </message>
</context>
<context>
    <name>BillingCard</name>
    <message>
        <source>The open plan is billed in %1.</source>
        <translation>Açık plan %1 ile faturalanıyor.</translation>
    </message>
    <message>
        <source>The card begins after the month of the open plan, %1.</source>
        <translation>Bu liste açık planın ayından (%1) sonra başlıyor.</translation>
    </message>
    <message>
        <source>The rates that the open plan “%1” keeps cannot be read.</source>
        <translation>Açık plan “%1” içindeki ücretler okunamıyor.</translation>
    </message>
    <message>
        <source>No card in %2 bills the open plan “%1” in %3; import one.</source>
        <translation>%3 için açık plan “%1”i hesaplayacak %2 listesi yok; bir tane içe aktarın.</translation>
    </message>
    <message>
        <source>The open plan “%1” is billed by the card %4, the newest for %3.</source>
        <translation>Açık plan “%1”, %3 için en yeni liste olan %4 ile hesaplanıyor.</translation>
    </message>
    <message>
        <source>The open plan “%1” keeps the card %4; the list has none for %3.</source>
        <translation>Açık plan “%1” %4 listesini kullanmayı sürdürüyor; burada %3 için liste yok.</translation>
    </message>
    <message>
        <source>The open plan “%1” keeps an earlier version of the card %4, not the newest.</source>
        <translation>Açık plan “%1”, %4 listesinin en yenisini değil önceki sürümünü kullanıyor.</translation>
    </message>
    <message>
        <source>The open plan “%1” keeps the card %4; the newest for %3 is %5.</source>
        <translation>Açık plan “%1” %4 listesini kullanmayı sürdürüyor; %3 için en yenisi %5.</translation>
    </message>
</context>
<context>
    <name>BudgetFigure</name>
    <message>
        <source>set one…</source>
        <translation>yazın…</translation>
    </message>
    <message>
        <source>Budget of the month</source>
        <translation>Ayın bütçesi</translation>
    </message>
    <message>
        <source>What the month may cost, in %1, without tax and fees</source>
        <translation>Ayın en fazla kaça mal olabileceği; %1 olarak, vergi ve ek ücretler hariç</translation>
    </message>
    <message>
        <source>Write an amount such as 4 000, or nothing</source>
        <translation>4 000 gibi bir tutar yazın ya da boş bırakın</translation>
    </message>
    <message>
        <source>Meta budget</source>
        <translation>Meta bütçesi</translation>
    </message>
</context>
<context>
    <name>BudgetImports</name>
    <message>
        <source>Nothing differs between the budget and the plan</source>
        <translation>Bütçe ile plan arasında fark yok</translation>
    </message>
    <message>
        <source>%1 numbers imported from %2</source>
        <translation>%2 dosyasından %1 sayı alındı</translation>
    </message>
    <message>
        <source>“%1” was not imported</source>
        <translation>“%1” içe aktarılmadı</translation>
    </message>
    <message>
        <source>Nothing of “%1” could be taken over</source>
        <translation>“%1” dosyasından hiçbir şey alınamadı</translation>
    </message>
    <message>
        <source>1 number imported from %2</source>
        <translation>%2 dosyasından 1 sayı alındı</translation>
    </message>
</context>
<context>
    <name>CalendarPanel</name>
    <message>
        <source>Nothing happens yet in this month.</source>
        <translation>Bu ay henüz hiçbir şey olmuyor.</translation>
    </message>
    <message>
        <source>Plan a send</source>
        <translation>Gönderim planla</translation>
    </message>
    <message>
        <source>Drag a send to another day, or press Alt and an arrow; Enter opens it.</source>
        <translation>Gönderimi başka bir güne sürükleyin ya da Alt ile ok tuşlarına basın; Enter gönderimi açar.</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>Takvim</translation>
    </message>
</context>
<context>
    <name>ChartBar</name>
    <message>
        <source>by category</source>
        <translation>kategoriye göre</translation>
    </message>
    <message>
        <source>by market</source>
        <translation>pazara göre</translation>
    </message>
    <message>
        <source>by send</source>
        <translation>gönderime göre</translation>
    </message>
    <message>
        <source>by reason</source>
        <translation>nedene göre</translation>
    </message>
    <message>
        <source>Choose a chart</source>
        <translation>Grafik seçin</translation>
    </message>
    <message>
        <source>What the days are stacked by</source>
        <translation>Günler neye göre ayrılsın?</translation>
    </message>
    <message>
        <source>Show the figures as a table</source>
        <translation>Rakamları tablo olarak göster</translation>
    </message>
    <message>
        <source>Explain what the month costs</source>
        <translation>Ayın neden bu kadar tuttuğunu açıkla</translation>
    </message>
    <message>
        <source>Copy, save, budget</source>
        <translation>Kopyala, kaydet, bütçe</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Neden?</translation>
    </message>
</context>
<context>
    <name>ChartPanel</name>
    <message>
        <source>The chart comes with the first figures.</source>
        <translation>Grafik, ilk rakamlarla birlikte gelir.</translation>
    </message>
    <message>
        <source>Draw a budget</source>
        <translation>Bütçe çiz</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Resmi kopyala</translation>
    </message>
    <message>
        <source>Copy table</source>
        <translation>Tabloyu kopyala</translation>
    </message>
    <message>
        <source>Save picture…</source>
        <translation>Resmi kaydet…</translation>
    </message>
    <message>
        <source>Remove the budget</source>
        <translation>Bütçeyi kaldır</translation>
    </message>
</context>
<context>
    <name>ChartSurface</name>
    <message>
        <source>Chart of the forecast</source>
        <translation>Tahminin grafiği</translation>
    </message>
</context>
<context>
    <name>ChartTableView</name>
    <message>
        <source>Figures of the chart</source>
        <translation>Grafiğin rakamları</translation>
    </message>
</context>
<context>
    <name>Clock</name>
    <message>
        <source>closed</source>
        <translation>kapalı</translation>
    </message>
    <message>
        <source>all day</source>
        <translation>bütün gün</translation>
    </message>
    <message>
        <source>%1 is no day; write for example 1 Oct 2026 or 2026-10-01</source>
        <translation>%1 bir gün değil; örneğin 1 Eki 2026 ya da 2026-10-01 yazın</translation>
    </message>
    <message>
        <source>%1 is no day and time; write for example 3 11:00</source>
        <translation>%1 gün ve saat değil; örneğin 3 11:00 yazın</translation>
    </message>
    <message>
        <source>%1 is not in the month of the plan; leave out its month</source>
        <translation>%1 planın ayında değil; ayı yazmayın</translation>
    </message>
    <message>
        <source>%1 is not in the month; it has days 1 to %2</source>
        <translation>%1 bu ayda yok; ayda 1 ile %2 arası günler var</translation>
    </message>
    <message>
        <source>%1 is no stretch of the day; write for example 9-18, or “all day”</source>
        <translation>%1 bir saat aralığı değil; örneğin 9-18 ya da “bütün gün” yazın</translation>
    </message>
    <message>
        <source>ddd d MMM</source>
        <comment>Qt&apos;s form of a day: weekday, number, month</comment>
        <translation>d MMM ddd</translation>
    </message>
</context>
<context>
    <name>Columns</name>
    <message>
        <source>rates per conversation</source>
        <translation>konuşma başına ücretler</translation>
    </message>
    <message>
        <source>list rates per message</source>
        <translation>mesaj başına liste ücretleri</translation>
    </message>
    <message>
        <source>volume tiers</source>
        <translation>hacim kademeleri</translation>
    </message>
    <message>
        <source>a card that Tarife exported</source>
        <translation>Tarife&apos;nin dışa aktardığı bir liste</translation>
    </message>
    <message>
        <source>%1 markets</source>
        <translation>%1 pazar</translation>
    </message>
    <message>
        <source>%1 rates</source>
        <translation>%1 ücret</translation>
    </message>
    <message>
        <source>Plan name</source>
        <translation>Plan adı</translation>
    </message>
    <message>
        <source>What people call this plan; it heads the budget.</source>
        <translation>Bu plana verdiğiniz ad; bütçenin başlığında durur.</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Para birimi</translation>
    </message>
    <message>
        <source>Meta bills in it, from a card of its own; nothing is converted.</source>
        <translation>Meta bu para biriminde, ona ait listeyle faturalar; hiçbir şey çevrilmez.</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Saat dilimi</translation>
    </message>
    <message>
        <source>Days, months and new rules begin at its midnight.</source>
        <translation>Günler, aylar ve yeni kurallar bu saatle gece yarısı başlar.</translation>
    </message>
    <message>
        <source>Home country</source>
        <translation>İşletmenin ülkesi</translation>
    </message>
    <message>
        <source>Where the business is; it matters for authentication-international only.</source>
        <translation>Yalnızca uluslararası kimlik doğrulama için önemlidir.</translation>
    </message>
    <message>
        <source>Billing rules</source>
        <translation>Faturalama kuralları</translation>
    </message>
    <message>
        <source>Those of the plan&apos;s month, or any others as a what-if. The newest began on 1 October 2026.</source>
        <translation>Planın ayında geçerli olanlar ya da denemek için başkaları. En yenisi 1 Ekim 2026&apos;da başladı.</translation>
    </message>
    <message>
        <source>Phone numbers</source>
        <translation>Telefon numaraları</translation>
    </message>
    <message>
        <source>People are spread evenly over them; each has its own allowance.</source>
        <translation>Kişiler numaralara eşit dağıtılır; her numaranın kendi ücretsiz hakkı vardır.</translation>
    </message>
    <message>
        <source>Free entry hours</source>
        <translation>Ücretsiz giriş süresi (saat)</translation>
    </message>
    <message>
        <source>How long an ad keeps messages free. Meta guarantees 72; since 28 September 2026 it says up to 168.</source>
        <translation>Reklamdan sonra mesajlar ne kadar ücretsiz kalır? Meta 72 saati garanti eder; 28 Eylül 2026&apos;dan beri 168 saate kadar diyor.</translation>
    </message>
    <message>
        <source>Free service messages</source>
        <translation>Ücretsiz hizmet mesajları</translation>
    </message>
    <message>
        <source>A month and number, as of 1 October 2026; not every source has it. 0 switches it off.</source>
        <translation>1 Ekim 2026 itibarıyla her ay, numara başına; her kaynakta geçmez. 0 yazarsanız hesaba katılmaz.</translation>
    </message>
    <message>
        <source>Of these used elsewhere</source>
        <translation>Bunlardan başka yerde kullanılan</translation>
    </message>
    <message>
        <source>What traffic outside this plan takes of the allowance or free tier.</source>
        <translation>Bu planın dışındaki trafiğin ücretsiz haktan kullandığı kısım.</translation>
    </message>
    <message>
        <source>Authentication-international</source>
        <translation>Uluslararası kimlik doğrulama</translation>
    </message>
    <message>
        <source>Codes to 18 markets other than home then cost their own rate, as of 1 October 2026.</source>
        <translation>Tabi iseniz, kendi ülkeniz dışındaki 18 pazara giden kodların ayrı bir ücreti olur (1 Ekim 2026 itibarıyla).</translation>
    </message>
    <message>
        <source>Subject to it from</source>
        <translation>Şu tarihten beri tabi</translation>
    </message>
    <message>
        <source>The first day; Meta tells the business 30 days before.</source>
        <translation>İlk gün; Meta işletmeye 30 gün önceden bildirir.</translation>
    </message>
    <message>
        <source>Chance</source>
        <translation>Rastgelelik</translation>
    </message>
    <message>
        <source>Any number; another one plays the same plan with other luck.</source>
        <translation>Herhangi bir sayı; başka bir sayı aynı planı başka bir şansla oynatır.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Not</translation>
    </message>
    <message>
        <source>For whoever reads the plan; it stands in the budget.</source>
        <translation>Planı okuyacak kişi için; bütçede de yer alır.</translation>
    </message>
    <message>
        <source>a name is needed; write one</source>
        <translation>ad gerekli; bir ad yazın</translation>
    </message>
    <message>
        <source>Behaviour</source>
        <translation>Davranış</translation>
    </message>
    <message>
        <source>A ready-made behaviour, or numbers of your own; editing one makes it yours.</source>
        <translation>Hazır bir davranış ya da kendi sayılarınız; birini değiştirince davranış sizin olur.</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Teslim edilen</translation>
    </message>
    <message>
        <source>Attempts that reach the phone; only these are billed.</source>
        <translation>Telefona ulaşan gönderimler; yalnızca bunlar faturalanır.</translation>
    </message>
    <message>
        <source>Delivery, half within</source>
        <translation>Teslim, yarısı şu sürede</translation>
    </message>
    <message>
        <source>Half of the messages reach the phone this fast.</source>
        <translation>Mesajların yarısı telefona bu kadar çabuk ulaşır.</translation>
    </message>
    <message>
        <source>Delivery, nine in ten within</source>
        <translation>Teslim, onda dokuzu şu sürede</translation>
    </message>
    <message>
        <source>The rest waits for phones that are switched off.</source>
        <translation>Kalanlar kapalı telefonların açılmasını bekler.</translation>
    </message>
    <message>
        <source>Reply rate</source>
        <translation>Yanıt oranı</translation>
    </message>
    <message>
        <source>Delivered templates that make the person write back.</source>
        <translation>Teslim edilen şablonlardan, kişinin yanıt yazdıkları.</translation>
    </message>
    <message>
        <source>Reply, half within</source>
        <translation>Yanıt, yarısı şu sürede</translation>
    </message>
    <message>
        <source>From the message, or your last answer, to theirs: half of them.</source>
        <translation>Mesajdan ya da son cevabınızdan kişinin yanıtına kadar: yarısı.</translation>
    </message>
    <message>
        <source>Reply, nine in ten within</source>
        <translation>Yanıt, onda dokuzu şu sürede</translation>
    </message>
    <message>
        <source>The slow ones; each reply opens 24 hours anew.</source>
        <translation>Geç yazanlar; her yanıt 24 saati yeniden başlatır.</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Cevaplanan</translation>
    </message>
    <message>
        <source>Their messages that your desk or bot answers.</source>
        <translation>Gelen mesajlardan ekibinizin ya da botun cevapladıkları.</translation>
    </message>
    <message>
        <source>Answer, half within</source>
        <translation>Cevap, yarısı şu sürede</translation>
    </message>
    <message>
        <source>Before opening hours are applied; those stand in the account.</source>
        <translation>Çalışma saatleri hesaba katılmadan; o saatler Hesap bölümündedir.</translation>
    </message>
    <message>
        <source>Answer, nine in ten within</source>
        <translation>Cevap, onda dokuzu şu sürede</translation>
    </message>
    <message>
        <source>Answers after 24 hours cannot be sent; they count as missed.</source>
        <translation>24 saatten sonraki cevaplar gönderilemez; kaçırılmış sayılır.</translation>
    </message>
    <message>
        <source>Messages per answer</source>
        <translation>Cevap başına mesaj</translation>
    </message>
    <message>
        <source>Bubbles in one answer, on average; from October 2026 each costs.</source>
        <translation>Bir cevaptaki ortalama mesaj balonu; Ekim 2026&apos;dan beri her biri ücretli.</translation>
    </message>
    <message>
        <source>Messages per person</source>
        <translation>Kişi başına mesaj</translation>
    </message>
    <message>
        <source>Messages that a person writes in one exchange, on average.</source>
        <translation>Bir kişinin bir yazışmada ortalama kaç mesaj yazdığı.</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Satır</translation>
    </message>
    <message>
        <source>Counted on</source>
        <translation>Neye göre</translation>
    </message>
    <message>
        <source>An amount for a percentage, a number for a fee</source>
        <translation>Yüzde için bir tutar, ücret için bir adet</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Ücret</translation>
    </message>
    <message>
        <source>Cost (%1)</source>
        <translation>Maliyet (%1)</translation>
    </message>
    <message>
        <source>Partner</source>
        <translation>İş ortağı</translation>
    </message>
    <message>
        <source>All-in (%1)</source>
        <translation>Her şey dahil (%1)</translation>
    </message>
    <message>
        <source>Against the plan</source>
        <translation>Plana göre</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Neden</translation>
    </message>
    <message>
        <source>Every market</source>
        <translation>Bütün pazarlar</translation>
    </message>
    <message>
        <source>With gaps</source>
        <translation>Eksikleri var</translation>
    </message>
    <message>
        <source>Changes only</source>
        <translation>Yalnızca değişiklikler</translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation>Tarife ile gelen</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>İçe aktarılan</translation>
    </message>
    <message>
        <source>Bills the open plan</source>
        <translation>Açık planda</translation>
    </message>
    <message>
        <source>Holds from</source>
        <translation>Geçerlilik</translation>
    </message>
    <message>
        <source>Markets</source>
        <translation>Pazarlar</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>Kapsam</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Kaynak</translation>
    </message>
    <message>
        <source>%1 already has a row; change its numbers</source>
        <translation>%1 için zaten bir satır var; oradaki sayıları değiştirin</translation>
    </message>
    <message>
        <source>write its name or two-letter code</source>
        <translation>adını ya da iki harfli kodunu yazın</translation>
    </message>
    <message>
        <source>there is no country %1; %2</source>
        <translation>%1 diye bir ülke yok; %2</translation>
    </message>
    <message>
        <source>%1 is none of the choices; choose one from the list</source>
        <translation>%1 seçenekler arasında yok; listeden seçin</translation>
    </message>
    <message>
        <source>%1 is too much; the most is %2</source>
        <translation>%1 çok fazla; en çok %2 olabilir</translation>
    </message>
    <message>
        <source>%1 is too little; the least is %2</source>
        <translation>%1 çok az; en az %2 olabilir</translation>
    </message>
    <message>
        <source>%1 is too little; write more than %2</source>
        <translation>%1 çok az; %2 değerinden büyük bir sayı yazın</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>Senaryo</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Fark</translation>
    </message>
    <message>
        <source>Against the plan: the sum of the five causes</source>
        <translation>Plana göre: beş nedenin toplamı</translation>
    </message>
    <message>
        <source>In %</source>
        <translation>% olarak</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Hacim</translation>
    </message>
    <message>
        <source>More or fewer templates, all else in proportion</source>
        <translation>Daha çok ya da daha az şablon, gerisi aynı oranda</translation>
    </message>
    <message>
        <source>Mix</source>
        <translation>Dağılım</translation>
    </message>
    <message>
        <source>Another share of each market and category</source>
        <translation>Pazar ve kategorilerin payları değişti</translation>
    </message>
    <message>
        <source>Replies</source>
        <translation>Yanıtlar</translation>
    </message>
    <message>
        <source>More or fewer answers to what people write</source>
        <translation>Yazanlara verilen cevaplar arttı ya da azaldı</translation>
    </message>
    <message>
        <source>Free share</source>
        <translation>Ücretsiz pay</translation>
    </message>
    <message>
        <source>Another share of messages that cost nothing</source>
        <translation>Ücretsiz mesajların payı değişti</translation>
    </message>
    <message>
        <source>Rates</source>
        <translation>Ücretler</translation>
    </message>
    <message>
        <source>Another price of a charged message, such as by tiers</source>
        <translation>Ücretli bir mesajın fiyatı değişti, örneğin kademe yüzünden</translation>
    </message>
    <message>
        <source>Charged</source>
        <translation>Ücretli</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Ücretsiz</translation>
    </message>
    <message>
        <source>Share of delivered messages that cost nothing</source>
        <translation>Teslim edilen mesajlardan ücretsiz olanların payı</translation>
    </message>
    <message>
        <source>Runs out</source>
        <translation>Bitiş</translation>
    </message>
    <message>
        <source>The day on which the budget is used up</source>
        <translation>Bütçenin tükendiği gün</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategori</translation>
    </message>
    <message>
        <source>Mark-up %</source>
        <translation>Kâr payı %</translation>
    </message>
    <message>
        <source>Part of Meta&apos;s charges that the partner adds</source>
        <translation>İş ortağının Meta ücretlerine eklediği yüzde</translation>
    </message>
    <message>
        <source>Fee per message</source>
        <translation>Mesaj başına ücret</translation>
    </message>
    <message>
        <source>What the partner adds to each message, in the plan&apos;s currency</source>
        <translation>İş ortağının her mesaja eklediği tutar, planın para biriminde</translation>
    </message>
    <message>
        <source>Tax</source>
        <translation>Vergi</translation>
    </message>
    <message>
        <source>Rate %</source>
        <translation>Oran %</translation>
    </message>
    <message>
        <source>Market</source>
        <translation>Pazar</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Mesaj</translation>
    </message>
    <message>
        <source>Charged messages of the month that the portfolio sends outside this plan</source>
        <translation>Portföyün bu plan dışında ay içinde gönderdiği ücretli mesajlar</translation>
    </message>
    <message>
        <source>Meta</source>
        <translation>Meta</translation>
    </message>
    <message>
        <source>Mark-up</source>
        <translation>Kâr payı</translation>
    </message>
    <message>
        <source>Inbound</source>
        <translation>Gelen</translation>
    </message>
    <message>
        <source>Conversat.</source>
        <translation>Konuşma</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Ulaşmayan</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>Platform</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>Kullanıcı</translation>
    </message>
    <message>
        <source>%1 is neither yes nor no</source>
        <translation>%1 evet ya da hayır değil</translation>
    </message>
    <message>
        <source>Whether the tax is due on: %1</source>
        <translation>Vergi şuna uygulanır mı: %1</translation>
    </message>
    <message>
        <source>Answering desk</source>
        <translation>Cevap ekibi</translation>
    </message>
    <message>
        <source>Who answers people: a bot at any time, or a team with opening hours.</source>
        <translation>Kişilere kim cevap veriyor: her an bir bot mu, çalışma saatleri olan bir ekip mi?</translation>
    </message>
    <message>
        <source>Such as 9-18, or 9-12, 13-18; nothing or “closed” where nobody answers.</source>
        <translation>9-18 ya da 9-12, 13-18 gibi; kimsenin cevap vermediği gün boş bırakın ya da “kapalı” yazın.</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Ülke</translation>
    </message>
    <message>
        <source>Where the people are; type a name or a two-letter code</source>
        <translation>Kişilerin ülkesi; adını ya da iki harfli kodunu yazın</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Kişi</translation>
    </message>
    <message>
        <source>Size of the audience; zero means as many as are needed</source>
        <translation>Kitlenin büyüklüğü; sıfır yazarsanız gerektiği kadar kişi sayılır</translation>
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
        <source>Utility messages of the month, sent steadily</source>
        <translation>Ayın fayda mesajları; aya yayılarak</translation>
    </message>
    <message>
        <source>Authentication</source>
        <translation>Doğrulama</translation>
    </message>
    <message>
        <source>Authentication messages of the month, sent steadily</source>
        <translation>Ayın kimlik doğrulama mesajları; aya yayılarak</translation>
    </message>
    <message>
        <source>Ads/day</source>
        <translation>Reklam/gün</translation>
    </message>
    <message>
        <source>People a day who come from a Click-to-WhatsApp ad</source>
        <translation>WhatsApp&apos;a yönlendiren reklamdan günde gelen kişi</translation>
    </message>
    <message>
        <source>Audience</source>
        <translation>Kitle</translation>
    </message>
    <message>
        <source>The people who write; their volume is people a day.</source>
        <translation>Yazan kişiler; hacimleri günlük kişi sayısıdır.</translation>
    </message>
    <message>
        <source>Who writes</source>
        <translation>Kim yazıyor</translation>
    </message>
    <message>
        <source>People you know already, or people new to you.</source>
        <translation>Zaten tanıdığınız kişiler ya da yeni kişiler.</translation>
    </message>
    <message>
        <source>Billed as marketing</source>
        <translation>Pazarlama sayılan</translation>
    </message>
    <message>
        <source>Utility templates that Meta takes for marketing and bills as such.</source>
        <translation>Meta&apos;nın pazarlama sayıp öyle faturaladığı fayda şablonları.</translation>
    </message>
    <message>
        <source>On phones</source>
        <translation>Telefonda</translation>
    </message>
    <message>
        <source>Only people who click on a phone open the free entry point.</source>
        <translation>Ücretsiz giriş noktasını yalnızca telefondan tıklayanlar açar.</translation>
    </message>
    <message>
        <source>Sent after</source>
        <translation>Şu süre sonra</translation>
    </message>
    <message>
        <source>From the first answer; within the free days it is free.</source>
        <translation>İlk cevaptan itibaren; ücretsiz günlerin içindeyse ücretsizdir.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Ad</translation>
    </message>
    <message>
        <source>What you call it; it names the line in budget and charts.</source>
        <translation>Verdiğiniz ad; bütçede ve grafiklerde satırın adıdır.</translation>
    </message>
    <message>
        <source>Of their phone numbers; it decides what a message costs.</source>
        <translation>Telefon numaralarının ülkesi; mesajın ücretini belirler.</translation>
    </message>
    <message>
        <source>Who may receive it.</source>
        <translation>Kimlere gidebileceği.</translation>
    </message>
    <message>
        <source>How many you can write to; a broadcast reaches at most these.</source>
        <translation>Yazabileceğiniz kişi sayısı; toplu gönderim en çok bu kadar kişiye ulaşır.</translation>
    </message>
    <message>
        <source>Of the template, as Meta approved it; each has its rate.</source>
        <translation>Meta&apos;nın onayladığı şablonun kategorisi; her birinin ücreti ayrıdır.</translation>
    </message>
    <message>
        <source>Attempts: of each date for a broadcast, of the month for a stream.</source>
        <translation>Gönderim adedi: toplu gönderimde her tarih için, sürekli gönderimde bütün ay için.</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Zaman</translation>
    </message>
    <message>
        <source>Days and a time for a broadcast, such as “3, 10, 17 at 11:00”; or a stream, such as “every day” or “Mon-Fri 1-15 09:00-18:00”.</source>
        <translation>Toplu gönderim için günler ve saat, örneğin “3, 10, 17 11:00”; sürekli gönderim için “her gün” ya da “Pzt-Cum 1-15 09:00-18:00”.</translation>
    </message>
    <message>
        <source>Comes from</source>
        <translation>Nereden</translation>
    </message>
    <message>
        <source>An ad that opens a chat, or the button of a Facebook Page.</source>
        <translation>Sohbet açan bir reklam ya da Facebook Sayfası&apos;nın düğmesi.</translation>
    </message>
    <message>
        <source>Clicks/day</source>
        <translation>Tıklama/gün</translation>
    </message>
    <message>
        <source>People a day who start a chat; every click is a new person.</source>
        <translation>Günde sohbet başlatan kişi; her tıklama yeni bir kişidir.</translation>
    </message>
    <message>
        <source>People of an audience, or new people of a country.</source>
        <translation>Bir kitlenin kişileri ya da bir ülkeden yeni kişiler.</translation>
    </message>
    <message>
        <source>People/day</source>
        <translation>Kişi/gün</translation>
    </message>
    <message>
        <source>How many of them write on a day, on average.</source>
        <translation>Ortalama olarak bir günde kaçının yazdığı.</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Değişen</translation>
    </message>
    <message>
        <source>Volume tiers</source>
        <translation>Hacim kademeleri</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Yeni</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Eksik</translation>
    </message>
    <message>
        <source>%1 (was in %2)</source>
        <translation>%1 (eskiden %2 içindeydi)</translation>
    </message>
    <message>
        <source>%1 (now in %2)</source>
        <translation>%1 (artık %2 içinde)</translation>
    </message>
    <message>
        <source>%1 bands</source>
        <translation>%1 kademe</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Ne</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Önce</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Sonra</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Değişim</translation>
    </message>
    <message>
        <source>Price of one SMS</source>
        <translation>Bir SMS&apos;in fiyatı</translation>
    </message>
    <message>
        <source>What your SMS provider asks, in the plan&apos;s currency</source>
        <translation>SMS sağlayıcınızın istediği fiyat, planın para biriminde</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Parça</translation>
    </message>
    <message>
        <source>A long text is sent, and paid, in several parts</source>
        <translation>Uzun bir metin birkaç parça olarak gönderilir ve ücretlendirilir</translation>
    </message>
    <message>
        <source>Templates that reach a person; replies are left out</source>
        <translation>Kişiye ulaşan şablonlar; yanıtlar hariç</translation>
    </message>
    <message>
        <source>WhatsApp</source>
        <translation>WhatsApp</translation>
    </message>
    <message>
        <source>What these templates cost: Meta&apos;s charges and what the partner adds to each</source>
        <translation>Bu şablonların maliyeti: Meta&apos;nın ücreti ve iş ortağının her birine eklediği</translation>
    </message>
    <message>
        <source>SMS</source>
        <translation>SMS</translation>
    </message>
    <message>
        <source>What the same messages would cost by SMS</source>
        <translation>Aynı mesajlar SMS ile kaça gelirdi</translation>
    </message>
    <message>
        <source>SMS is dearer by</source>
        <translation>SMS şu kadar pahalı</translation>
    </message>
    <message>
        <source>Negative where SMS would be cheaper</source>
        <translation>SMS daha ucuzsa eksi olur</translation>
    </message>
    <message>
        <source>Break-even</source>
        <translation>Başa baş</translation>
    </message>
    <message>
        <source>The price of one SMS at which both cost the same; below it SMS is cheaper</source>
        <translation>İkisinin eşit olduğu SMS fiyatı; bunun altında SMS daha ucuzdur</translation>
    </message>
    <message>
        <source>Elsewhere</source>
        <translation>Başka yerde</translation>
    </message>
    <message>
        <source>What the portfolio sends outside this plan, as typed below</source>
        <translation>Portföyün bu plan dışında gönderdiği, aşağıda yazdığınız mesajlar</translation>
    </message>
    <message>
        <source>Charged messages of this plan</source>
        <translation>Bu planın ücretli mesajları</translation>
    </message>
    <message>
        <source>Reached</source>
        <translation>Ulaşıldı</translation>
    </message>
    <message>
        <source>The day on which each cheaper band begins</source>
        <translation>Her ucuz kademenin başladığı gün</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>Ortalama</translation>
    </message>
    <message>
        <source>What a charged message of this plan costs on average</source>
        <translation>Bu planın ücretli bir mesajı ortalama kaça geliyor</translation>
    </message>
    <message>
        <source>Next one</source>
        <translation>Sıradaki</translation>
    </message>
    <message>
        <source>What one more message would cost</source>
        <translation>Bir mesaj daha kaça gelirdi</translation>
    </message>
    <message>
        <source>To next band</source>
        <translation>Kademeye kalan</translation>
    </message>
    <message>
        <source>Messages until the next band begins</source>
        <translation>Sonraki kademenin başlamasına kalan mesaj</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>O zaman</translation>
    </message>
    <message>
        <source>A message in the next band against one now</source>
        <translation>Şimdiki mesaja karşı sonraki kademenin mesajı</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Tasarruf</translation>
    </message>
    <message>
        <source>What the bands save this month against the list rate</source>
        <translation>Kademelerin bu ay liste ücretine göre kazandırdığı</translation>
    </message>
    <message>
        <source>Goes out</source>
        <translation>Gönderim şekli</translation>
    </message>
    <message>
        <source>To many at once on certain dates, or a few all the time.</source>
        <translation>Belirli tarihlerde herkese birden ya da her zaman azar azar.</translation>
    </message>
    <message>
        <source>Date and time</source>
        <translation>Tarih ve saat</translation>
    </message>
    <message>
        <source>Local time of the account, such as 3 11:00.</source>
        <translation>Hesabın yerel saatiyle, örneğin 3 11:00.</translation>
    </message>
    <message>
        <source>Spread over</source>
        <translation>Yayılma süresi</translation>
    </message>
    <message>
        <source>How long it takes until the last message is dispatched.</source>
        <translation>Son mesaj yola çıkana kadar geçen süre.</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Başlangıç</translation>
    </message>
    <message>
        <source>The first day, included.</source>
        <translation>İlk gün, dahil.</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Bitiş</translation>
    </message>
    <message>
        <source>The last day, included.</source>
        <translation>Son gün, dahil.</translation>
    </message>
    <message>
        <source>Weekdays</source>
        <translation>Haftanın günleri</translation>
    </message>
    <message>
        <source>The days of the week on which it runs.</source>
        <translation>Haftanın hangi günlerinde gönderildiği.</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>Saatler</translation>
    </message>
    <message>
        <source>The hours of the day, such as 9-18, or “all day”.</source>
        <translation>Günün saatleri, örneğin 9-18 ya da “bütün gün”.</translation>
    </message>
    <message>
        <source>Messages, or opened conversations, that cost money</source>
        <translation>Ücretli mesajlar ya da açılan konuşmalar</translation>
    </message>
    <message>
        <source>Messages that cost nothing</source>
        <translation>Ücretsiz mesajlar</translation>
    </message>
    <message>
        <source>Rules from</source>
        <translation>Kuralların başlangıcı</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Kim</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Mesaj</translation>
    </message>
    <message>
        <source>Billing rule</source>
        <translation>Faturalama kuralı</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Tutar</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Sonuç</translation>
    </message>
    <message>
        <source>Marketing messages of the month, in one broadcast a week, on Tuesday at 11:00</source>
        <translation>Ayın pazarlama mesajları; haftada bir toplu gönderimle, salı günleri saat 11:00&apos;de</translation>
    </message>
    <message>
        <source>Delivered marketing messages that people answer; the slider of the what-if is about the templates of every category</source>
        <translation>Teslim edilen pazarlama mesajlarından yanıt alanlar; “Ya değişirse?” kaydırıcısı ise her kategoriden şablonu kapsar</translation>
    </message>
    <message>
        <source>Mktg reply %</source>
        <translation>Paz. yanıt %</translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation>Yenisi var</translation>
    </message>
    <message>
        <source>Meta has no card in Turkish lira (TRY); in Turkey it bills mostly in USD or EUR.</source>
        <translation>Meta&apos;nın TL listesi yok; Türkiye&apos;de çoğunlukla USD ya da EUR ile faturalar.</translation>
    </message>
    <message>
        <source>To the last decimal that occurs, so that the column adds up; pale digits are finer than what people pay in</source>
        <translation>Son ondalığına kadar, sütun tam toplansın diye; soluk basamaklar ödenen paradan incedir</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Durduruldu</translation>
    </message>
    <message>
        <source>Not delivered (paused): marketing to the United States, which costs nothing</source>
        <translation>Teslim edilmedi (durduruldu): ABD&apos;ye pazarlama; maliyeti yoktur</translation>
    </message>
    <message>
        <source>List rates only</source>
        <translation>Yalnız liste ücretleri</translation>
    </message>
    <message>
        <source>one rate a row</source>
        <translation>satır başına bir ücret</translation>
    </message>
    <message>
        <source>one volume tier a row</source>
        <translation>satır başına bir hacim kademesi</translation>
    </message>
    <message>
        <source>%1 rates, %2 tier bands</source>
        <translation>%1 ücret, %2 kademe dilimi</translation>
    </message>
    <message>
        <source>%1 changed, %2 rates unchanged</source>
        <translation>%1 değişti, %2 ücret aynı</translation>
    </message>
    <message>
        <source>Customers in</source>
        <translation>Müşterilerin ülkesi</translation>
    </message>
    <message>
        <source>The country that the codes go to, which begins on its own day.</source>
        <translation>Kodların gittiği, kendi gününde başlayan ülke.</translation>
    </message>
    <message>
        <source>Not billed</source>
        <translation>Faturalanmayan</translation>
    </message>
    <message>
        <source>Paused, or outside a service window, where it cannot be delivered</source>
        <translation>Duraklatılmış ya da teslim edilemeyeceği, hizmet penceresi dışında</translation>
    </message>
    <message>
        <source>1 rate</source>
        <translation>1 ücret</translation>
    </message>
    <message>
        <source>1 market</source>
        <translation>1 pazar</translation>
    </message>
</context>
<context>
    <name>ColumnsPage</name>
    <message>
        <source>Read as</source>
        <translation>Okuma biçimi</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Bilinmiyor</translation>
    </message>
    <message>
        <source>Name of the mapping</source>
        <translation>Eşlemenin adı</translation>
    </message>
    <message>
        <source>&amp;Keep mapping</source>
        <translation>&amp;Eşlemeyi sakla</translation>
    </message>
    <message>
        <source>As guessed</source>
        <translation>Tahmin edildiği gibi</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Sütun</translation>
    </message>
    <message>
        <source>Means</source>
        <translation>Anlamı</translation>
    </message>
    <message>
        <source>Row %1</source>
        <translation>%1. satır</translation>
    </message>
    <message>
        <source>Meaning of %1</source>
        <translation>%1 sütununun anlamı</translation>
    </message>
    <message>
        <source>(not used)</source>
        <translation>(kullanılmıyor)</translation>
    </message>
    <message>
        <source>Kept as “%1”; tarife bill --mapping reads it by this name too.</source>
        <translation>“%1” adıyla saklandı; tarife bill --mapping de onu bu adla okur.</translation>
    </message>
    <message>
        <source>Columns of the report</source>
        <translation>Raporun sütunları</translation>
    </message>
    <message>
        <source>&amp;Read as</source>
        <translation>O&amp;kuma biçimi</translation>
    </message>
    <message>
        <source>What do the columns mean?</source>
        <translation>Sütunlar ne anlama geliyor?</translation>
    </message>
    <message>
        <source>Templates count as</source>
        <translation>Şablonlar şu sayılsın</translation>
    </message>
    <message>
        <source>Where the report does not say their category.</source>
        <translation>Raporun kategorilerini söylemediği yerde.</translation>
    </message>
    <message>
        <source>Templates &amp;count as</source>
        <translation>Şablonlar şu &amp;sayılsın</translation>
    </message>
</context>
<context>
    <name>ComparePanel</name>
    <message>
        <source>Scenarios compared</source>
        <translation>Senaryo karşılaştırması</translation>
    </message>
    <message>
        <source>No scenario yet. Move a slider of what-if and keep what it shows.</source>
        <translation>Henüz senaryo yok. Sağdaki kaydırıcılardan birini oynatın ve gördüğünüzü senaryo olarak saklayın.</translation>
    </message>
    <message>
        <source>What each costs and why: the five causes add up to the difference. A double click shows a scenario.</source>
        <translation>Her biri kaça geliyor ve neden: beş neden farkı verir. Çift tıklayınca senaryo açılır.</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
</context>
<context>
    <name>ContactListDialog</name>
    <message>
        <source>Contact list</source>
        <translation>Kişi listesi</translation>
    </message>
    <message>
        <source>Country without calling code</source>
        <translation>Ülke kodu olmayanların ülkesi</translation>
    </message>
    <message>
        <source>Column with phone numbers</source>
        <translation>Telefon numaralarının sütunu</translation>
    </message>
    <message>
        <source>Make audiences</source>
        <translation>Kitle oluştur</translation>
    </message>
    <message>
        <source>Column %1</source>
        <translation>Sütun %1</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Ülke</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Kişi</translation>
    </message>
    <message>
        <source>People by country</source>
        <translation>Ülkelere göre kişiler</translation>
    </message>
    <message>
        <source>&amp;Phone numbers in</source>
        <translation>&amp;Telefon numaraları şu sütunda</translation>
    </message>
    <message>
        <source>&amp;Without calling code from</source>
        <translation>Ü&amp;lke kodu olmayanların ülkesi</translation>
    </message>
    <message>
        <source>People are counted by the country of their number. The numbers themselves are not kept, neither in the plan nor anywhere else.</source>
        <translation>Kişiler numaralarının ülkesine göre sayılır. Numaraların kendisi ne planda ne de başka bir yerde saklanır.</translation>
    </message>
    <message>
        <source>Choose the column that holds the phone numbers.</source>
        <translation>Telefon numaralarının bulunduğu sütunu seçin.</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Sayılıyor…</translation>
    </message>
    <message>
        <source>No country (satellite and the like)</source>
        <translation>Ülkesiz (uydu ve benzerleri)</translation>
    </message>
    <message>
        <source>%1 people in all.</source>
        <translation>Toplam %1 kişi.</translation>
    </message>
    <message>
        <source>%1 numbers stand in the list more than once.</source>
        <translation>%1 numara listede birden fazla geçiyor.</translation>
    </message>
    <message>
        <source>%1 rows have no number.</source>
        <translation>%1 satırda numara yok.</translation>
    </message>
    <message>
        <source>%1 cells are no usable phone number:</source>
        <translation>%1 hücredeki numara kullanılamıyor:</translation>
    </message>
    <message>
        <source>Digits that can be both</source>
        <translation>İkisi de olabilen numaralar</translation>
    </message>
    <message>
        <source>International numbers without plus</source>
        <translation>Artısız uluslararası numaralar</translation>
    </message>
    <message>
        <source>National numbers</source>
        <translation>Yurt içi numaralar</translation>
    </message>
    <message>
        <source>, else </source>
        <translation>, yoksa </translation>
    </message>
    <message>
        <source>Column with countries</source>
        <translation>Ülkelerin bulunduğu sütun</translation>
    </message>
    <message>
        <source>No column</source>
        <translation>Sütun yok</translation>
    </message>
    <message>
        <source>&amp;Countries in</source>
        <translation>Ülk&amp;eler</translation>
    </message>
    <message>
        <source>%1 numbers without plus can be international or national; what fits both is read as international.</source>
        <translation>Artısız %1 numara uluslararası da yurt içi de olabilir; ikisine de uyanlar uluslararası sayılır.</translation>
    </message>
    <message>
        <source>%1 numbers without plus can be international or national; what fits both is read as national.</source>
        <translation>Artısız %1 numara uluslararası da yurt içi de olabilir; ikisine de uyanlar yurt içi sayılır.</translation>
    </message>
    <message>
        <source>Most rows have no usable number. Is this the right file and column?</source>
        <translation>Satırların çoğunda kullanılabilir numara yok. Doğru dosya ve sütun bu mu?</translation>
    </message>
    <message>
        <source>%1 numbers were shortened by a spreadsheet (as 9.05E+11) and cannot be read: show the column as whole numbers there, and save the list again.</source>
        <translation>%1 numara hesap tablosunda kısalmış (9,05E+11 gibi) ve okunamıyor: sütunu orada tam sayı olarak gösterip listeyi yeniden kaydedin.</translation>
    </message>
    <message>
        <source>What fits better, else as most of the list</source>
        <translation>Daha iyi uyan, yoksa listenin çoğu gibi</translation>
    </message>
    <message>
        <source>If &amp;both are possible</source>
        <translation>İkisi &amp;de olabilirse</translation>
    </message>
    <message>
        <source>1 number without plus can be international or national, and is read as international.</source>
        <translation>Artısız 1 numara hem uluslararası hem ulusal olabilir; uluslararası okunur.</translation>
    </message>
    <message>
        <source>1 number without plus can be international or national, and is read as national.</source>
        <translation>Artısız 1 numara hem uluslararası hem ulusal olabilir; ulusal okunur.</translation>
    </message>
    <message>
        <source>1 person in all.</source>
        <translation>Toplam 1 kişi.</translation>
    </message>
    <message>
        <source>1 number stands in the list more than once.</source>
        <translation>1 numara listede birden çok kez geçiyor.</translation>
    </message>
    <message>
        <source>1 row has no number.</source>
        <translation>1 satırda numara yok.</translation>
    </message>
    <message>
        <source>1 cell is no usable phone number:</source>
        <translation>1 hücre kullanılabilir bir telefon numarası değil:</translation>
    </message>
    <message>
        <source>1 number was shortened by a spreadsheet (as 9.05E+11) and cannot be read: show the column as whole numbers there, and save the list again.</source>
        <translation>1 numara bir hesap tablosunca kısaltılmış (9,05E+11 gibi) ve okunamıyor: sütunu orada tam sayı olarak gösterip listeyi yeniden kaydedin.</translation>
    </message>
</context>
<context>
    <name>ContactLists</name>
    <message>
        <source>Add audiences of a list</source>
        <translation>Listenin kitlelerini ekle</translation>
    </message>
    <message>
        <source>%1 could not be opened</source>
        <translation>%1 açılamadı</translation>
    </message>
</context>
<context>
    <name>Costs</name>
    <message>
        <source>Seats</source>
        <translation>Kullanıcılar</translation>
    </message>
    <message>
        <source>All delivered messages</source>
        <translation>Teslim edilenlerin hepsi</translation>
    </message>
    <message>
        <source>Only those that Meta charges</source>
        <translation>Meta&apos;ya göre ücretliler</translation>
    </message>
    <message>
        <source>In %1, at your rate of %2</source>
        <translation>%1 olarak, girdiğiniz %2 kuruyla</translation>
    </message>
    <message>
        <source>In %1, at your rate of %2 (%3)</source>
        <translation>%1 olarak, girdiğiniz %2 kuruyla (%3)</translation>
    </message>
    <message>
        <source>No partner, Meta alone</source>
        <translation>İş ortağı yok, yalnızca Meta</translation>
    </message>
    <message>
        <source>Partner without a name</source>
        <translation>Adsız iş ortağı</translation>
    </message>
    <message>
        <source>The same as planned</source>
        <translation>Planla aynı</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 ve %2</translation>
    </message>
    <message>
        <source>Dearer because of %1</source>
        <translation>Daha pahalı; nedeni: %1</translation>
    </message>
    <message>
        <source>Cheaper: it asks less than %1</source>
        <translation>Daha ucuz; şundan azını istiyor: %1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 - %2</translation>
    </message>
    <message>
        <source>Partner</source>
        <translation>İş ortağı</translation>
    </message>
    <message>
        <source>The business solution provider, or whoever passes Meta&apos;s bill on.</source>
        <translation>Çözüm sağlayıcınız ya da Meta&apos;nın faturasını size ileten kim ise.</translation>
    </message>
    <message>
        <source>Its fees are in</source>
        <translation>Ücretlerinin para birimi</translation>
    </message>
    <message>
        <source>They must be in the plan&apos;s currency: nothing is converted.</source>
        <translation>Planın para birimiyle aynı olmalı; hiçbir şey çevrilmez.</translation>
    </message>
    <message>
        <source>Prices as of</source>
        <translation>Fiyatların tarihi</translation>
    </message>
    <message>
        <source>When you looked these prices up; the plan keeps them for ever.</source>
        <translation>Bu fiyatlara baktığınız gün; plan onları değişmeden saklar.</translation>
    </message>
    <message>
        <source>Fees are counted on</source>
        <translation>Ücretlerin sayıldığı mesajlar</translation>
    </message>
    <message>
        <source>Many partners also charge for messages that Meta gives free.</source>
        <translation>Birçok iş ortağı, Meta&apos;nın ücretsiz verdiği mesajlar için de ücret alır.</translation>
    </message>
    <message>
        <source>Message people write</source>
        <translation>Gelen mesaj</translation>
    </message>
    <message>
        <source>For each message that people write; Meta charges nothing for it.</source>
        <translation>Kişilerin yazdığı her mesaj için; Meta bunlar için bir şey almaz.</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Konuşma</translation>
    </message>
    <message>
        <source>For each conversation; only under the rules before July 2025.</source>
        <translation>Her konuşma için; yalnızca Temmuz 2025 öncesinin kurallarında.</translation>
    </message>
    <message>
        <source>Failed message</source>
        <translation>Ulaşmayan mesaj</translation>
    </message>
    <message>
        <source>For each template that did not reach the phone.</source>
        <translation>Telefona ulaşmayan her şablon için.</translation>
    </message>
    <message>
        <source>Platform, a month</source>
        <translation>Platform, aylık</translation>
    </message>
    <message>
        <source>A fixed fee of the month, whatever is sent.</source>
        <translation>Ne gönderilirse gönderilsin sabit aylık ücret.</translation>
    </message>
    <message>
        <source>Seat, a month</source>
        <translation>Kullanıcı, aylık</translation>
    </message>
    <message>
        <source>For each person who uses the partner&apos;s platform.</source>
        <translation>İş ortağının platformunu kullanan her kişi için.</translation>
    </message>
    <message>
        <source>How many of your people use it.</source>
        <translation>Ekibinizden kaç kişi kullanıyor.</translation>
    </message>
    <message>
        <source>Also show the total in</source>
        <translation>Toplamı şu para biriminde de göster</translation>
    </message>
    <message>
        <source>What one unit of the billing currency is worth, such as 41.25 TRY. It is a line of its own; nothing is computed from it.</source>
        <translation>Faturalama para biriminin bir birimi kaç eder, örneğin 41,25 TRY. Ayrı bir satırdır; başka hiçbir hesap ona dayanmaz.</translation>
    </message>
    <message>
        <source>Rate as of</source>
        <translation>Kurun tarihi</translation>
    </message>
    <message>
        <source>The day of that rate; Tarife never looks one up.</source>
        <translation>Bu kurun günü; Tarife hiçbir yerden kur almaz.</translation>
    </message>
    <message>
        <source>Mark-up by category</source>
        <translation>Kategoriye göre kâr payı</translation>
    </message>
    <message>
        <source>What the partner adds to Meta&apos;s price, in per cent and a message.</source>
        <translation>İş ortağının Meta fiyatına eklediği: yüzde olarak ve mesaj başına.</translation>
    </message>
    <message>
        <source>Taxes</source>
        <translation>Vergiler</translation>
    </message>
    <message>
        <source>KDV, VAT, GST or others, each due on the lines that are ticked.</source>
        <translation>KDV, VAT, GST ya da başkası; her biri işaretli satırlara uygulanır.</translation>
    </message>
    <message>
        <source>No tax. Add one if the bill carries it.</source>
        <translation>Vergi yok. Faturada varsa ekleyin.</translation>
    </message>
    <message>
        <source>%1 is no currency code; write for example USD</source>
        <translation>%1 bir para birimi kodu değil; örneğin USD yazın</translation>
    </message>
    <message>
        <source>Currency of the partner&apos;s fees</source>
        <translation>İş ortağı ücretlerinin para birimi</translation>
    </message>
    <message>
        <source>the plan&apos;s currency</source>
        <translation>planın para birimi</translation>
    </message>
    <message>
        <source>Other currency and its rate</source>
        <translation>Diğer para birimi ve kuru</translation>
    </message>
    <message>
        <source>none; for example 41.25 TRY</source>
        <translation>yok; örneğin 41,25 TRY</translation>
    </message>
    <message>
        <source>%1 is no rate with its currency; write for example 41.25 TRY</source>
        <translation>%1 para birimiyle yazılmış bir kur değil; örneğin 41,25 TRY yazın</translation>
    </message>
    <message>
        <source>Used elsewhere this month</source>
        <translation>Bu ay başka yerde kullanılan</translation>
    </message>
    <message>
        <source>What the portfolio sends beside this plan; it fills the bands first.</source>
        <translation>Portföyün bu planın yanında gönderdikleri; kademeleri önce bunlar doldurur.</translation>
    </message>
    <message>
        <source>Nothing: every market starts at the list rate.</source>
        <translation>Yok: her pazar liste ücretinden başlar.</translation>
    </message>
</context>
<context>
    <name>CostsPanel</name>
    <message>
        <source>The bill as it arrives</source>
        <translation>Elinize gelecek fatura</translation>
    </message>
    <message>
        <source>Add tax</source>
        <translation>Vergi ekle</translation>
    </message>
    <message>
        <source>Fees are counted on</source>
        <translation>Ücretlerin sayıldığı mesajlar</translation>
    </message>
    <message>
        <source>for example Partner A</source>
        <translation>örneğin İş Ortağı A</translation>
    </message>
    <message>
        <source>Partner&apos;s name</source>
        <translation>İş ortağının adı</translation>
    </message>
    <message>
        <source>Prices as of</source>
        <translation>Fiyatların tarihi</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>Kullanıcı sayısı</translation>
    </message>
    <message>
        <source>Rate as of</source>
        <translation>Kurun tarihi</translation>
    </message>
    <message>
        <source>Costs and partner</source>
        <translation>Ek maliyetler ve iş ortağı</translation>
    </message>
    <message>
        <source>Meta&apos;s charges stay as they are; all of this is put on top, line by line.</source>
        <translation>Meta&apos;nın ücretleri olduğu gibi kalır; bunların hepsi satır satır üzerine eklenir.</translation>
    </message>
</context>
<context>
    <name>DetailsPanel</name>
    <message>
        <source>Back to the list</source>
        <translation>Listeye dön</translation>
    </message>
    <message>
        <source>Line before</source>
        <translation>Önceki satır</translation>
    </message>
    <message>
        <source>Line after</source>
        <translation>Sonraki satır</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>Contact lists (%1)</source>
        <translation>Kişi listeleri (%1)</translation>
    </message>
    <message>
        <source>Open a contact list</source>
        <translation>Kişi listesi aç</translation>
    </message>
    <message>
        <source>Open an edited budget</source>
        <translation>Düzenlenmiş bütçeyi aç</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Excel çalışma kitabı (*.xlsx)</translation>
    </message>
    <message>
        <source>Save the plan</source>
        <translation>Planı kaydet</translation>
    </message>
    <message>
        <source>Plans (*.tarife)</source>
        <translation>Planlar (*.tarife)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Dışa aktar</translation>
    </message>
    <message>
        <source>Import Meta&apos;s list-rate card and volume-tier card</source>
        <translation>Meta&apos;nın liste ücretleri ve hacim kademeleri dosyalarını içe aktar</translation>
    </message>
    <message>
        <source>Rate cards (*.csv *.xlsx);;All files (*)</source>
        <translation>Ücret listeleri (*.csv *.xlsx);;Bütün dosyalar (*)</translation>
    </message>
    <message>
        <source>Remove the imported card “%1”?</source>
        <translation>İçe aktarılan “%1” listesi kaldırılsın mı?</translation>
    </message>
    <message>
        <source>“%1” exists already. Replace it?</source>
        <translation>“%1” zaten var. Üzerine yazılsın mı?</translation>
    </message>
    <message>
        <source>Save the changes to “%1”?</source>
        <translation>“%1” üzerindeki değişiklikler kaydedilsin mi?</translation>
    </message>
    <message>
        <source>Otherwise they are lost.</source>
        <translation>Kaydetmezseniz kaybolurlar.</translation>
    </message>
    <message>
        <source>Do not save</source>
        <translation>Kaydetme</translation>
    </message>
    <message>
        <source>Everything that can be opened (%1)</source>
        <translation>Açılabilen her şey (%1)</translation>
    </message>
    <message>
        <source>Plans (%1)</source>
        <translation>Planlar (%1)</translation>
    </message>
    <message>
        <source>Edited budgets (%1)</source>
        <translation>Düzenlenmiş bütçeler (%1)</translation>
    </message>
    <message>
        <source>Logs of messages (%1)</source>
        <translation>Mesaj kayıtları (%1)</translation>
    </message>
    <message>
        <source>Rate cards (%1)</source>
        <translation>Ücret listeleri (%1)</translation>
    </message>
    <message>
        <source>All files (%1)</source>
        <translation>Tüm dosyalar (%1)</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Aç</translation>
    </message>
</context>
<context>
    <name>Differences</name>
    <message>
        <source>volume</source>
        <translation>hacim</translation>
    </message>
    <message>
        <source>mix</source>
        <translation>dağılım</translation>
    </message>
    <message>
        <source>replies</source>
        <translation>yanıtlar</translation>
    </message>
    <message>
        <source>free share</source>
        <translation>ücretsiz pay</translation>
    </message>
    <message>
        <source>rates</source>
        <translation>ücretler</translation>
    </message>
</context>
<context>
    <name>Drawer</name>
    <message>
        <source>&amp;What if</source>
        <translation>&amp;Ya değişirse?</translation>
    </message>
</context>
<context>
    <name>Durations</name>
    <message>
        <source>%1 is no duration; write for example 40 min, 12 h or 1 h 30 min</source>
        <translation>%1 bir süre değil; örneğin 40 dk, 12 sa ya da 1 sa 30 dk yazın</translation>
    </message>
    <message>
        <source>min</source>
        <translation>dk</translation>
    </message>
    <message>
        <source>d</source>
        <translation>gün</translation>
    </message>
    <message>
        <source>h</source>
        <translation>sa</translation>
    </message>
    <message>
        <source>s</source>
        <translation>sn</translation>
    </message>
</context>
<context>
    <name>EditedBudgetDialog</name>
    <message>
        <source>Import edited budget</source>
        <translation>Düzenlenmiş bütçeyi içe aktar</translation>
    </message>
    <message>
        <source>One number differs from the plan</source>
        <translation>Bir sayı plandan farklı</translation>
    </message>
    <message>
        <source>%1 numbers differ from the plan</source>
        <translation>%1 sayı plandan farklı</translation>
    </message>
    <message>
        <source>They become one change, which can be undone.</source>
        <translation>Hepsi, geri alınabilen tek bir değişiklik olur.</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>İçe aktar</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Sayı</translation>
    </message>
    <message>
        <source>In the plan</source>
        <translation>Planda</translation>
    </message>
    <message>
        <source>In the budget</source>
        <translation>Bütçede</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>belirlenmedi</translation>
    </message>
    <message>
        <source>They become one change of the plan itself, not of the scenario “%1”; it can be undone.</source>
        <translation>Bunlar “%1” senaryosunun değil, planın kendisinin tek bir değişikliği olur; geri alınabilir.</translation>
    </message>
</context>
<context>
    <name>Editing</name>
    <message>
        <source>Copy</source>
        <translation>Kopyala</translation>
    </message>
    <message>
        <source>Copy with headings</source>
        <translation>Başlıklarla kopyala</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Kes</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Yapıştır</translation>
    </message>
    <message>
        <source>Fill down</source>
        <translation>Aşağıya doldur</translation>
    </message>
    <message>
        <source>Clear cells</source>
        <translation>Hücreleri boşalt</translation>
    </message>
</context>
<context>
    <name>Editors</name>
    <message>
        <source>Audiences</source>
        <translation>Kitleler</translation>
    </message>
    <message>
        <source>People of one country whom sends can reach.</source>
        <translation>Gönderimlerin ulaşabileceği, bir ülkedeki kişiler.</translation>
    </message>
    <message>
        <source>Add audience</source>
        <translation>Kitle ekle</translation>
    </message>
    <message>
        <source>Sends</source>
        <translation>Gönderimler</translation>
    </message>
    <message>
        <source>A template to an audience: on dates such as “3, 10 at 11:00”, or “every day”.</source>
        <translation>Bir kitleye giden şablon: “3, 10 11:00” gibi tarihlerde ya da “her gün”.</translation>
    </message>
    <message>
        <source>Add broadcast</source>
        <translation>Toplu gönderim</translation>
    </message>
    <message>
        <source>Add stream</source>
        <translation>Sürekli gönderim</translation>
    </message>
    <message>
        <source>Entry points</source>
        <translation>Giriş noktaları</translation>
    </message>
    <message>
        <source>People who come from an ad or a Page button; once answered, all is free.</source>
        <translation>Reklamdan ya da Sayfa düğmesinden gelen kişiler; cevap verilince hepsi ücretsizdir.</translation>
    </message>
    <message>
        <source>No entry points yet. Add an ad that opens a chat.</source>
        <translation>Henüz giriş noktası yok. Sohbet açan bir reklam ekleyin.</translation>
    </message>
    <message>
        <source>Add entry point</source>
        <translation>Giriş noktası ekle</translation>
    </message>
    <message>
        <source>Inbound</source>
        <translation>Gelen mesajlar</translation>
    </message>
    <message>
        <source>People who write on their own: of an audience, or new ones of a country.</source>
        <translation>Kendiliğinden yazanlar: bir kitlenin kişileri ya da bir ülkeden yeni kişiler.</translation>
    </message>
    <message>
        <source>Nobody writes on their own yet. Add support requests here.</source>
        <translation>Henüz kendiliğinden yazan yok. Destek taleplerini buraya ekleyin.</translation>
    </message>
    <message>
        <source>Add from audience</source>
        <translation>Kitleden ekle</translation>
    </message>
    <message>
        <source>Add new people</source>
        <translation>Yeni kişiler ekle</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Çoğalt</translation>
    </message>
    <message>
        <source>Delete %1 lines</source>
        <translation>%1 satırı sil</translation>
    </message>
    <message>
        <source>No audiences yet; the quick grid brings its own. Sends need one: add people you can write to.</source>
        <translation>Henüz kitle yok; hızlı tablonun kişileri kendiyle gelir. Gönderimler için bir kitle gerekir: yazabileceğiniz kişileri ekleyin.</translation>
    </message>
    <message>
        <source>No sends of their own yet; the quick grid is played all the same. Add one, or refine a row of the grid.</source>
        <translation>Henüz ayrı gönderim yok; hızlı tablo yine de oynatılıyor. Buradan ekleyin ya da tablonun bir satırını ayrıntılandırın.</translation>
    </message>
</context>
<context>
    <name>EraButtons</name>
    <message>
        <source>Rules from %1: %2</source>
        <translation>%1 kuralları: %2</translation>
    </message>
</context>
<context>
    <name>Estimates</name>
    <message>
        <source>%1 is no range; write the smaller number first, for example 20-35, or 20, 25, 35 with the likely one between</source>
        <translation>%1 bir aralık değil; önce küçük sayıyı yazın, örneğin 20-35 ya da en olası değer ortada olmak üzere 20, 25, 35</translation>
    </message>
</context>
<context>
    <name>ExplainPanel</name>
    <message>
        <source>Whole month</source>
        <translation>Bütün ay</translation>
    </message>
    <message>
        <source>One person</source>
        <translation>Bir kişi</translation>
    </message>
    <message>
        <source>Why it costs that</source>
        <translation>Neden bu kadar tutuyor</translation>
    </message>
    <message>
        <source>Click a bar, a total or a cell to see where its money comes from.</source>
        <translation>Paranın nereden geldiğini görmek için bir sütuna, toplama ya da hücreye tıklayın.</translation>
    </message>
</context>
<context>
    <name>Explaining</name>
    <message>
        <source>The whole month</source>
        <translation>Bütün ay</translation>
    </message>
    <message>
        <source>%1 messages charged, %2 free, %3 not sent</source>
        <translation>%1 mesaj ücretli, %2 ücretsiz, %3 gönderilmedi</translation>
    </message>
    <message>
        <source>No message of the month belongs to this.</source>
        <translation>Bu seçime giren mesaj yok.</translation>
    </message>
    <message>
        <source>%1 smaller parts are left out.</source>
        <translation>Daha küçük %1 bölüm gösterilmiyor.</translation>
    </message>
    <message>
        <source>%1 messages</source>
        <translation>%1 mesaj</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>ücretsiz</translation>
    </message>
    <message>
        <source>Billing rules %1</source>
        <translation>Faturalama kuralları %1</translation>
    </message>
    <message>
        <source>%1 at %2 on average, card of %3</source>
        <translation>%1 mesaj, ortalama %2; ücret listesi: %3</translation>
    </message>
    <message>
        <source>%1 at %2, card of %3</source>
        <translation>%1 mesaj, her biri %2; ücret listesi: %3</translation>
    </message>
    <message>
        <source>and %1 more lines</source>
        <translation>ve %1 satır daha</translation>
    </message>
    <message>
        <source>Lines of the plan behind it, with messages and cost</source>
        <translation>Bunun ardındaki plan satırları, mesaj ve maliyetleriyle</translation>
    </message>
    <message>
        <source>%1 messages charged, %2 free, %3 not sent, %4 not delivered (paused)</source>
        <translation>%1 mesaj ücretli, %2 ücretsiz, %3 gönderilmedi, %4 teslim edilmedi (durduruldu)</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export the Excel budget</source>
        <translation>Excel bütçesini dışa aktar</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Dışa aktar</translation>
    </message>
    <message>
        <source>What is exported</source>
        <translation>Dışa aktarılan</translation>
    </message>
    <message>
        <source>The plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Language of the budget</source>
        <translation>Bütçenin dili</translation>
    </message>
    <message>
        <source>Figures of</source>
        <translation>Rakamlar</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Dil</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Dışa aktar…</translation>
    </message>
    <message>
        <source>It holds the plan and every scenario side by side; what you choose here is what it shows first.</source>
        <translation>Plan ile bütün senaryolar içinde yan yana durur; burada seçtiğiniz, ilk gösterdiğidir.</translation>
    </message>
    <message>
        <source>A live model: rates, volumes and shares can be edited in it. Volumes, shares and costs come back into the plan with Import edited budget; rates do not.</source>
        <translation>Canlı bir modeldir: ücretler, hacimler ve paylar içinde değiştirilebilir. Hacimler, paylar ve maliyetler “Düzenlenmiş bütçeyi içe aktar” ile plana geri alınır; ücretler alınmaz.</translation>
    </message>
</context>
<context>
    <name>Fields</name>
    <message>
        <source>name</source>
        <translation>ad</translation>
    </message>
    <message>
        <source>note</source>
        <translation>not</translation>
    </message>
    <message>
        <source>chance</source>
        <translation>rastgelelik</translation>
    </message>
    <message>
        <source>country</source>
        <translation>ülke</translation>
    </message>
    <message>
        <source>people</source>
        <translation>kişi sayısı</translation>
    </message>
    <message>
        <source>marketing</source>
        <translation>pazarlama</translation>
    </message>
    <message>
        <source>utility</source>
        <translation>fayda</translation>
    </message>
    <message>
        <source>authentication</source>
        <translation>kimlik doğrulama</translation>
    </message>
    <message>
        <source>reply rate</source>
        <translation>yanıt oranı</translation>
    </message>
    <message>
        <source>ad clicks</source>
        <translation>reklam tıklaması</translation>
    </message>
    <message>
        <source>audience</source>
        <translation>kitle</translation>
    </message>
    <message>
        <source>category</source>
        <translation>kategori</translation>
    </message>
    <message>
        <source>volume</source>
        <translation>hacim</translation>
    </message>
    <message>
        <source>schedule</source>
        <translation>zamanlama</translation>
    </message>
    <message>
        <source>dates</source>
        <translation>tarihler</translation>
    </message>
    <message>
        <source>spread</source>
        <translation>yayılma süresi</translation>
    </message>
    <message>
        <source>days</source>
        <translation>günler</translation>
    </message>
    <message>
        <source>weekdays</source>
        <translation>haftanın günleri</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>saatler</translation>
    </message>
    <message>
        <source>behaviour</source>
        <translation>davranış</translation>
    </message>
    <message>
        <source>share billed as marketing</source>
        <translation>pazarlama sayılan pay</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>tür</translation>
    </message>
    <message>
        <source>clicks</source>
        <translation>tıklama</translation>
    </message>
    <message>
        <source>people a day</source>
        <translation>günlük kişi</translation>
    </message>
    <message>
        <source>share on phones</source>
        <translation>telefonların payı</translation>
    </message>
    <message>
        <source>follow-ups</source>
        <translation>devam şablonları</translation>
    </message>
    <message>
        <source>who writes</source>
        <translation>yazanlar</translation>
    </message>
    <message>
        <source>delivered share</source>
        <translation>teslim oranı</translation>
    </message>
    <message>
        <source>delivery time</source>
        <translation>teslim süresi</translation>
    </message>
    <message>
        <source>reply time</source>
        <translation>yanıt süresi</translation>
    </message>
    <message>
        <source>answered share</source>
        <translation>cevaplanan pay</translation>
    </message>
    <message>
        <source>answer time</source>
        <translation>cevap süresi</translation>
    </message>
    <message>
        <source>messages per answer</source>
        <translation>cevap başına mesaj</translation>
    </message>
    <message>
        <source>messages per person</source>
        <translation>kişi başına mesaj</translation>
    </message>
    <message>
        <source>phone numbers</source>
        <translation>telefon numaraları</translation>
    </message>
    <message>
        <source>free service messages</source>
        <translation>ücretsiz hizmet mesajları</translation>
    </message>
    <message>
        <source>allowance used elsewhere</source>
        <translation>başka yerde kullanılan hak</translation>
    </message>
    <message>
        <source>opening hours</source>
        <translation>çalışma saatleri</translation>
    </message>
    <message>
        <source>currency</source>
        <translation>para birimi</translation>
    </message>
    <message>
        <source>time zone</source>
        <translation>saat dilimi</translation>
    </message>
    <message>
        <source>country of the business</source>
        <translation>işletmenin ülkesi</translation>
    </message>
    <message>
        <source>billing rules</source>
        <translation>faturalama kuralları</translation>
    </message>
    <message>
        <source>free entry point</source>
        <translation>ücretsiz giriş noktası</translation>
    </message>
    <message>
        <source>start of authentication-international</source>
        <translation>uluslararası kimlik doğrulamanın başlangıcı</translation>
    </message>
    <message>
        <source>free replies together</source>
        <translation>ücretsiz yanıtların ortaklığı</translation>
    </message>
    <message>
        <source>partner</source>
        <translation>iş ortağı</translation>
    </message>
    <message>
        <source>what fees are counted on</source>
        <translation>ücretlerin sayıldığı mesajlar</translation>
    </message>
    <message>
        <source>inbound fee</source>
        <translation>gelen mesaj ücreti</translation>
    </message>
    <message>
        <source>conversation fee</source>
        <translation>konuşma ücreti</translation>
    </message>
    <message>
        <source>fee of failed messages</source>
        <translation>ulaşmayan mesaj ücreti</translation>
    </message>
    <message>
        <source>platform fee</source>
        <translation>platform ücreti</translation>
    </message>
    <message>
        <source>seat fee</source>
        <translation>kullanıcı ücreti</translation>
    </message>
    <message>
        <source>seats</source>
        <translation>kullanıcı sayısı</translation>
    </message>
    <message>
        <source>day of the prices</source>
        <translation>fiyatların tarihi</translation>
    </message>
    <message>
        <source>other currency</source>
        <translation>diğer para birimi</translation>
    </message>
    <message>
        <source>day of the exchange rate</source>
        <translation>kurun tarihi</translation>
    </message>
    <message>
        <source>levers</source>
        <translation>kaydırıcılar</translation>
    </message>
    <message>
        <source>scenario</source>
        <translation>senaryo</translation>
    </message>
    <message>
        <source>country with a start of its own</source>
        <translation>kendi başlangıcı olan ülke</translation>
    </message>
</context>
<context>
    <name>Filing</name>
    <message>
        <source>The plan could not be saved</source>
        <translation>Plan kaydedilemedi</translation>
    </message>
    <message>
        <source>%1 could not be opened</source>
        <translation>%1 açılamadı</translation>
    </message>
</context>
<context>
    <name>Form</name>
    <message>
        <source>Remove</source>
        <translation>Kaldır</translation>
    </message>
</context>
<context>
    <name>Forms</name>
    <message>
        <source>Published: %1</source>
        <translation>Yayımlanan: %1</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Hesap</translation>
    </message>
    <message>
        <source>Chance and note</source>
        <translation>Rastgelelik ve not</translation>
    </message>
    <message>
        <source>Not subject to it</source>
        <translation>Tabi değil</translation>
    </message>
    <message>
        <source>From a day on</source>
        <translation>Bir günden itibaren</translation>
    </message>
    <message>
        <source>Usual: %1</source>
        <translation>Olağan: %1</translation>
    </message>
    <message>
        <source>How people behave</source>
        <translation>Kişiler nasıl davranır</translation>
    </message>
    <message>
        <source>Usual: %1, assumed</source>
        <translation>Olağan: %1, varsayım</translation>
    </message>
    <message>
        <source>Numbers of your own</source>
        <translation>Kendi sayılarınız</translation>
    </message>
    <message>
        <source>Usual: always open</source>
        <translation>Olağan: her zaman açık</translation>
    </message>
    <message>
        <source>An answer outside the hours waits for the next opening.</source>
        <translation>Saatlerin dışına düşen cevap sonraki açılışı bekler.</translation>
    </message>
    <message>
        <source>Answering desk</source>
        <translation>Cevap ekibi</translation>
    </message>
    <message>
        <source>Always open</source>
        <translation>Her zaman açık</translation>
    </message>
    <message>
        <source>Opening hours</source>
        <translation>Çalışma saatleri</translation>
    </message>
    <message>
        <source>the desk needs a day on which it is open; or choose “Always open”</source>
        <translation>ekibin açık olduğu bir gün gerekli; ya da “Her zaman açık”ı seçin</translation>
    </message>
    <message>
        <source>Usual: none</source>
        <translation>Olağan: yok</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Ne olduğu</translation>
    </message>
    <message>
        <source>People of an audience</source>
        <translation>Bir kitlenin kişileri</translation>
    </message>
    <message>
        <source>New people of a country</source>
        <translation>Bir ülkeden yeni kişiler</translation>
    </message>
    <message>
        <source>Add a follow-up</source>
        <translation>Devam şablonu ekle</translation>
    </message>
    <message>
        <source>Templates that go to everybody who came, some time later.</source>
        <translation>Gelen herkese bir süre sonra giden şablonlar.</translation>
    </message>
    <message>
        <source>Follow-ups</source>
        <translation>Devam şablonları</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Zaman</translation>
    </message>
    <message>
        <source>Add a date</source>
        <translation>Tarih ekle</translation>
    </message>
    <message>
        <source>At once, on dates</source>
        <translation>Tarihlerde, toplu halde</translation>
    </message>
    <message>
        <source>All the time, steadily</source>
        <translation>Sürekli, azar azar</translation>
    </message>
    <message>
        <source>%1 is there already; choose another time</source>
        <translation>%1 zaten var; başka bir zaman seçin</translation>
    </message>
    <message>
        <source>the month&apos;s first day</source>
        <translation>ayın ilk günü</translation>
    </message>
    <message>
        <source>the month&apos;s last day</source>
        <translation>ayın son günü</translation>
    </message>
    <message>
        <source>Free messages</source>
        <translation>Ücretsiz mesajlar</translation>
    </message>
    <message>
        <source>Only in the countries below</source>
        <translation>Yalnızca aşağıdaki ülkelerde</translation>
    </message>
    <message>
        <source>Add a country with a day of its own</source>
        <translation>Kendi günü olan ülke ekle</translation>
    </message>
    <message>
        <source>Codes across borders</source>
        <translation>Sınır ötesi kodlar</translation>
    </message>
    <message>
        <source>%1 has a day already; change that one</source>
        <translation>%1 için zaten bir gün var; onu değiştirin</translation>
    </message>
</context>
<context>
    <name>GoalSeeker</name>
    <message>
        <source>%1 at %2 keeps within the budget: %3 %4</source>
        <translation>%1 %2 olursa bütçe aşılmıyor: %3 %4</translation>
    </message>
    <message>
        <source>Even with %1 at %2 it costs more than the budget: %3 %4</source>
        <translation>%1 %2 olsa bile bütçe aşılıyor: %3 %4</translation>
    </message>
</context>
<context>
    <name>GridPanel</name>
    <message>
        <source>Quick grid</source>
        <translation>Hızlı tablo</translation>
    </message>
    <message>
        <source>One row a country. Numbers may be ranges, such as 20-35 %; paste from Excel.</source>
        <translation>Her ülkeye bir satır. Sayılar %20-35 gibi aralık da olabilir; Excel&apos;den yapıştırın.</translation>
    </message>
    <message>
        <source>No country yet: type one into the field above, or paste rows from Excel.</source>
        <translation>Henüz ülke yok: yukarıdaki alana yazın ya da Excel&apos;den satır yapıştırın.</translation>
    </message>
    <message>
        <source>Paste from Excel</source>
        <translation>Excel&apos;den yapıştır</translation>
    </message>
    <message>
        <source>Refine</source>
        <translation>Ayrıntılandır</translation>
    </message>
    <message>
        <source>Turn the row into sends and entry points to be shaped one by one</source>
        <translation>Satırı, tek tek biçimlendirilebilen gönderimlere ve giriş noktalarına çevir</translation>
    </message>
    <message>
        <source>%1 already has a row; change its numbers.</source>
        <translation>%1 için zaten bir satır var; oradaki sayıları değiştirin.</translation>
    </message>
    <message>
        <source>Add a country…</source>
        <translation>Ülke ekle…</translation>
    </message>
    <message>
        <source>Add a country by name or code</source>
        <translation>Adını ya da kodunu yazarak ülke ekleyin</translation>
    </message>
    <message>
        <source>Add the country</source>
        <translation>Ülkeyi ekle</translation>
    </message>
    <message>
        <source>%1 left the quick grid; these lines stand in its place</source>
        <translation>%1 hızlı tablodan çıktı; yerine bu satırlar geçti</translation>
    </message>
</context>
<context>
    <name>HandingOut</name>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Excel çalışma kitabı (*.xlsx)</translation>
    </message>
    <message>
        <source>PNG picture (*.png);;SVG drawing (*.svg);;PDF (*.pdf)</source>
        <translation>PNG resmi (*.png);;SVG çizimi (*.svg);;PDF (*.pdf)</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>CSV table (*.csv)</source>
        <translation>CSV tablosu (*.csv)</translation>
    </message>
    <message>
        <source>Not exported: the figures were still changing</source>
        <translation>Dışa aktarılmadı: rakamlar hâlâ değişiyordu</translation>
    </message>
    <message>
        <source>Exporting: %1 %</source>
        <translation>Dışa aktarılıyor: % %1</translation>
    </message>
    <message>
        <source>The export could not be written</source>
        <translation>Dışa aktarma yazılamadı</translation>
    </message>
    <message>
        <source>Summary copied</source>
        <translation>Özet kopyalandı</translation>
    </message>
    <message>
        <source>Not exported: what is chosen has no figures</source>
        <translation>Dışa aktarılmadı: seçilenin rakamı yok</translation>
    </message>
</context>
<context>
    <name>HeadlinePanel</name>
    <message>
        <source>Budget runs out</source>
        <translation>Bütçe bitiyor</translation>
    </message>
    <message>
        <source>Charged</source>
        <translation>Ücretli</translation>
    </message>
    <message>
        <source>Messages that Meta charges; click to see why</source>
        <translation>Meta&apos;nın ücretlendirdiği mesajlar; nedenini görmek için tıklayın</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Ücretsiz</translation>
    </message>
    <message>
        <source>Messages that cost nothing; click to see why</source>
        <translation>Ücretsiz mesajlar; nedenini görmek için tıklayın</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>Kaçırılan</translation>
    </message>
    <message>
        <source>Answers that came after the 24-hour window had closed; they cannot be sent</source>
        <translation>24 saatlik pencere kapandıktan sonra kalan cevaplar; gönderilemezler</translation>
    </message>
    <message>
        <source>What if</source>
        <translation>Ya değişirse?</translation>
    </message>
    <message>
        <source>Exactly %1; click to see why</source>
        <translation>Tam olarak %1; nedenini görmek için tıklayın</translation>
    </message>
    <message>
        <source>not up to date</source>
        <translation>güncel değil</translation>
    </message>
    <message>
        <source>%1 would cost</source>
        <translation>%1 olası maliyeti</translation>
    </message>
    <message>
        <source>%1 will cost</source>
        <translation>%1 tahmini maliyeti</translation>
    </message>
    <message>
        <source>the same as the plan</source>
        <translation>planla aynı</translation>
    </message>
    <message>
        <source>%1 against the plan: %2</source>
        <translation>%1, plana göre: %2</translation>
    </message>
    <message>
        <source>8 of 10 months cost %1 to %2</source>
        <translation>%80 olasılıkla %1 ile %2 arasında</translation>
    </message>
    <message>
        <source>all-in %1</source>
        <translation>her şey dahil %1</translation>
    </message>
    <message>
        <source>%1 with moved sliders</source>
        <translation>%1, kaydırıcılar oynatıldı</translation>
    </message>
    <message>
        <source>P10 to P90 of 10,000 trials: the ranges of the plan, drawn anew each time, and the chance of independent people.</source>
        <translation>10.000 denemenin P10 ile P90&apos;ı: planın her seferinde yeniden çekilen aralıkları ve birbirinden bağımsız kişilerin rastlantısı.</translation>
    </message>
    <message>
        <source>Marketing to the United States, which Meta does not deliver or charge</source>
        <translation>ABD&apos;ye pazarlama; Meta bunu teslim etmez ve ücretlendirmez</translation>
    </message>
    <message>
        <source>No range: %1</source>
        <translation>Aralık yok: %1</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Durduruldu</translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message>
        <source>Tarife help</source>
        <translation>Tarife yardımı</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Geri</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>İleri</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Ara</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>İçindekiler</translation>
    </message>
    <message>
        <source>%1 on this page, %2 pages</source>
        <translation>Bu sayfada %1, toplam %2 sayfada</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>Yardımda ara</translation>
    </message>
</context>
<context>
    <name>Instance</name>
    <message>
        <source>Tarife is running already and does not answer. Wait until it has finished, or end it, and try again.</source>
        <translation>Tarife zaten açık ama yanıt vermiyor. İşini bitirmesini bekleyin ya da programı sonlandırıp yeniden deneyin.</translation>
    </message>
</context>
<context>
    <name>LeverRow</name>
    <message>
        <source>Put %1 back</source>
        <translation>Eski yerine getir: %1</translation>
    </message>
    <message>
        <source>Find the value that keeps within the budget</source>
        <translation>Bütçeyi aşmayan değeri bul</translation>
    </message>
    <message>
        <source>was %1</source>
        <translation>önce %1</translation>
    </message>
    <message>
        <source>Unmoved it is %1. A double click puts it back.</source>
        <translation>Oynatılmamış hali %1. Çift tıklama geri getirir.</translation>
    </message>
</context>
<context>
    <name>Levers</name>
    <message>
        <source>%1 messages</source>
        <translation>%1 mesaj</translation>
    </message>
    <message>
        <source>%1 a day</source>
        <translation>günde %1</translation>
    </message>
    <message>
        <source>%1 is no factor; write for example ×1.2, +20 % or 60k</source>
        <translation>%1 bir çarpan değil; örneğin ×1,2, %+20 ya da 60k yazın</translation>
    </message>
    <message>
        <source>%1 is not a percentage; write for example 8 or 8 %</source>
        <translation>%1 bir yüzde değil; örneğin 8 ya da %8 yazın</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Hacim</translation>
    </message>
    <message>
        <source>Templates that are sent</source>
        <translation>Gönderilen şablonlar</translation>
    </message>
    <message>
        <source>Ad clicks</source>
        <translation>Reklam tıklamaları</translation>
    </message>
    <message>
        <source>People a day who come from an ad or a Page button</source>
        <translation>Reklamdan ya da Sayfa düğmesinden günde gelen kişiler</translation>
    </message>
    <message>
        <source>Answered after</source>
        <translation>Cevap süresi</translation>
    </message>
    <message>
        <source>Half of all answers come within this time; late ones may be missed</source>
        <translation>Cevapların yarısı bu sürede gelir; geç kalanlar kaçırılabilir</translation>
    </message>
    <message>
        <source>Messages per answer</source>
        <translation>Cevap başına mesaj</translation>
    </message>
    <message>
        <source>Each bubble of an answer is a message</source>
        <translation>Cevabın her balonu bir mesajdır</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Teslim edilen</translation>
    </message>
    <message>
        <source>Templates that reach a phone; only these are billed</source>
        <translation>Telefona ulaşan şablonlar; yalnızca bunlar faturalanır</translation>
    </message>
    <message>
        <source>Billed as marketing</source>
        <translation>Pazarlama sayılan</translation>
    </message>
    <message>
        <source>Utility templates that Meta takes for marketing and bills as such</source>
        <translation>Meta&apos;nın pazarlama sayıp öyle faturaladığı fayda şablonları</translation>
    </message>
    <message>
        <source>Partner mark-up</source>
        <translation>İş ortağı kâr payı</translation>
    </message>
    <message>
        <source>What a partner adds to Meta&apos;s charges; part of the all-in total</source>
        <translation>İş ortağının Meta ücretlerine eklediği; her şey dahil toplamın parçası</translation>
    </message>
    <message>
        <source>Exchange rate</source>
        <translation>Döviz kuru</translation>
    </message>
    <message>
        <source>How much of the other currency one unit is worth</source>
        <translation>Bir birimin diğer para biriminde ne ettiği</translation>
    </message>
    <message>
        <source>Replies to templates</source>
        <translation>Şablonlara yanıt</translation>
    </message>
    <message>
        <source>Delivered templates of every category that make a person write back; the column of the quick grid is about marketing alone</source>
        <translation>Teslim edilen her kategoriden şablonun kaçına yanıt yazıldığı; hızlı tablodaki sütun yalnız pazarlama içindir</translation>
    </message>
</context>
<context>
    <name>LicencesDialog</name>
    <message>
        <source>Licences</source>
        <translation>Lisanslar</translation>
    </message>
</context>
<context>
    <name>LineEditor</name>
    <message>
        <source>Everything about the line, each field explained</source>
        <translation>Satırın her şeyi, her alanın açıklamasıyla</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Ayrıntılar</translation>
    </message>
</context>
<context>
    <name>LinesPanel</name>
    <message>
        <source>Move up</source>
        <translation>Yukarı taşı</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Aşağı taşı</translation>
    </message>
    <message>
        <source>Delete lines</source>
        <translation>Satırları sil</translation>
    </message>
</context>
<context>
    <name>LogDialog</name>
    <message>
        <source>Log of messages</source>
        <translation>Mesaj kaydı</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Para birimi</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Saat dilimi</translation>
    </message>
    <message>
        <source>C&amp;olumns…</source>
        <translation>S&amp;ütunlar…</translation>
    </message>
    <message>
        <source>Show what it costs</source>
        <translation>Maliyetini göster</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Okunuyor…</translation>
    </message>
    <message>
        <source>%1 lines read</source>
        <translation>%1 satır okundu</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>Tarihler</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Seçin…</translation>
    </message>
    <message>
        <source>31/12/2026, day first</source>
        <translation>31/12/2026, önce gün</translation>
    </message>
    <message>
        <source>12/31/2026, month first</source>
        <translation>12/31/2026, önce ay</translation>
    </message>
    <message>
        <source>Nothing of the log is kept: neither numbers nor messages, in the plan or anywhere.</source>
        <translation>Kayıttan hiçbir şey saklanmaz: ne numaralar ne mesajlar, ne planda ne başka yerde.</translation>
    </message>
    <message>
        <source>C&amp;urrency</source>
        <translation>&amp;Para birimi</translation>
    </message>
    <message>
        <source>Time &amp;zone</source>
        <translation>&amp;Saat dilimi</translation>
    </message>
    <message>
        <source>&amp;Dates</source>
        <translation>&amp;Tarihler</translation>
    </message>
</context>
<context>
    <name>LogFields</name>
    <message>
        <source>Time</source>
        <translation>Saat</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Müşteri</translation>
    </message>
    <message>
        <source>Kind of message</source>
        <translation>Mesajın türü</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategori</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>Şablon</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Yön</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Gönderen</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Alıcı</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Durum</translation>
    </message>
    <message>
        <source>Time sent</source>
        <translation>Gönderilme saati</translation>
    </message>
    <message>
        <source>Time delivered</source>
        <translation>Teslim saati</translation>
    </message>
    <message>
        <source>Time read</source>
        <translation>Okunma saati</translation>
    </message>
    <message>
        <source>Time failed</source>
        <translation>Başarısızlık saati</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Hata</translation>
    </message>
    <message>
        <source>Message id</source>
        <translation>Mesaj kimliği</translation>
    </message>
    <message>
        <source>Customer&apos;s user id (BSUID)</source>
        <translation>Müşterinin kullanıcı kimliği (BSUID)</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Ülke</translation>
    </message>
    <message>
        <source>Market</source>
        <translation>Pazar</translation>
    </message>
    <message>
        <source>Business number</source>
        <translation>İşletme numarası</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Grup</translation>
    </message>
    <message>
        <source>Ad or button</source>
        <translation>Reklam ya da düğme</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Cihaz</translation>
    </message>
</context>
<context>
    <name>LogNotes</name>
    <message>
        <source>choose it under Dates</source>
        <translation>Tarihler altında seçin</translation>
    </message>
    <message>
        <source>under Columns, choose what templates count as</source>
        <translation>Sütunlar altında şablonların ne sayılacağını seçin</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Saved to %1</source>
        <translation>%1 dosyasına kaydedildi</translation>
    </message>
    <message>
        <source>%1 audiences added</source>
        <translation>%1 kitle eklendi</translation>
    </message>
    <message>
        <source>Unsaved work cannot be kept: %1</source>
        <translation>Kaydedilmemiş çalışma saklanamıyor: %1</translation>
    </message>
    <message>
        <source>The log is in %1</source>
        <translation>Günlük şu klasörde: %1</translation>
    </message>
    <message>
        <source>1 audience added</source>
        <translation>1 kitle eklendi</translation>
    </message>
</context>
<context>
    <name>MessageForm</name>
    <message>
        <source>Message</source>
        <translation>Mesaj</translation>
    </message>
    <message>
        <source>A delivery may take three days at most.</source>
        <translation>Teslim en çok üç gün sürebilir.</translation>
    </message>
    <message>
        <source>&amp;What</source>
        <translation>&amp;Ne</translation>
    </message>
    <message>
        <source>&amp;Day</source>
        <translation>&amp;Gün</translation>
    </message>
    <message>
        <source>&amp;Time</source>
        <translation>&amp;Saat</translation>
    </message>
    <message>
        <source>De&amp;livered after</source>
        <translation>&amp;Teslim süresi</translation>
    </message>
    <message>
        <source>Business &amp;number</source>
        <translation>İşletme n&amp;umarası</translation>
    </message>
    <message>
        <source>%1 is no time of day; write for example 10:06</source>
        <translation>%1 bir saat değil; örneğin 10:06 yazın</translation>
    </message>
</context>
<context>
    <name>Month</name>
    <message>
        <source>%1, %2 at %3: %4</source>
        <translation>%1, %2, saat %3: %4</translation>
    </message>
    <message>
        <source>%1, %2: %4</source>
        <translation>%1, %2: %4</translation>
    </message>
    <message>
        <source>%1 %2 at once</source>
        <translation>hepsi birden %1 %2</translation>
    </message>
    <message>
        <source>%1 %2 in the month</source>
        <translation>ay içinde %1 %2</translation>
    </message>
    <message>
        <source>%1 clicks a day, %2</source>
        <translation>günde %1 tıklama, %2</translation>
    </message>
    <message>
        <source>%1 people a day, %2</source>
        <translation>günde %1 kişi, %2</translation>
    </message>
    <message>
        <source>%1 marketing a week, from the quick grid</source>
        <translation>haftada %1 pazarlama, hızlı tablodan</translation>
    </message>
    <message>
        <source>%1, weekly</source>
        <translation>%1, her hafta</translation>
    </message>
</context>
<context>
    <name>MonthView</name>
    <message>
        <source>Calendar of the month</source>
        <translation>Ayın takvimi</translation>
    </message>
</context>
<context>
    <name>NewPlanDialog</name>
    <message>
        <source>New plan</source>
        <translation>Yeni plan</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Ay</translation>
    </message>
    <message>
        <source>Country of the business</source>
        <translation>İşletmenin ülkesi</translation>
    </message>
    <message>
        <source>Billing currency</source>
        <translation>Faturalama para birimi</translation>
    </message>
    <message>
        <source>Create plan</source>
        <translation>Planı oluştur</translation>
    </message>
    <message>
        <source>Choose a country from the list.</source>
        <translation>Listeden bir ülke seçin.</translation>
    </message>
    <message>
        <source>Choose a currency from the list.</source>
        <translation>Listeden bir para birimi seçin.</translation>
    </message>
    <message>
        <source>&amp;Month</source>
        <translation>&amp;Ay</translation>
    </message>
    <message>
        <source>&amp;Country of the business</source>
        <translation>İşletmenin ü&amp;lkesi</translation>
    </message>
    <message>
        <source>C&amp;urrency</source>
        <translation>&amp;Para birimi</translation>
    </message>
</context>
<context>
    <name>NotesPanel</name>
    <message>
        <source>Import rates…</source>
        <translation>Ücretleri içe aktar…</translation>
    </message>
    <message>
        <source>%1 notes</source>
        <translation>%1 not</translation>
    </message>
    <message>
        <source>1 note</source>
        <translation>1 not</translation>
    </message>
    <message>
        <source>Use the newest card</source>
        <translation>En yeni listeyi kullan</translation>
    </message>
</context>
<context>
    <name>Numbers</name>
    <message>
        <source>%1 is not a number; write for example 0.005 or 120</source>
        <translation>%1 bir sayı değil; örneğin 0,005 ya da 120 yazın</translation>
    </message>
    <message>
        <source>%1 is not a percentage; write for example 8 or 8 %</source>
        <translation>%1 bir yüzde değil; örneğin 8 ya da %8 yazın</translation>
    </message>
    <message>
        <source>%1 has more decimals than any price; leave some out</source>
        <translation>%1 hiçbir fiyatta olmayacak kadar çok ondalık içeriyor; birkaçını silin</translation>
    </message>
    <message>
        <source>%1 is not a number; write for example 12 500 or 12k</source>
        <translation>%1 bir sayı değil; örneğin 12 500 ya da 12k yazın</translation>
    </message>
    <message>
        <source>%1 is not a whole number; leave out the part after the point</source>
        <translation>%1 tam sayı değil; virgülden sonrasını silin</translation>
    </message>
    <message>
        <source>%1 is not a number; write for example 120 or 12.5</source>
        <translation>%1 bir sayı değil; örneğin 120 ya da 12,5 yazın</translation>
    </message>
    <message>
        <source>%1 is more than all of them; write a value from 0 to 100</source>
        <translation>%1 hepsinden fazla; 0 ile 100 arasında bir değer yazın</translation>
    </message>
    <message>
        <source>%1 is beyond any plan; write %2 or less</source>
        <translation>%1 hiçbir plana sığmaz; %2 ya da daha azını yazın</translation>
    </message>
</context>
<context>
    <name>OutlinePanel</name>
    <message>
        <source>Parts of the plan</source>
        <translation>Planın bölümleri</translation>
    </message>
    <message>
        <source>PLAN</source>
        <translation>PLAN</translation>
    </message>
    <message>
        <source>Quick grid</source>
        <translation>Hızlı tablo</translation>
    </message>
    <message>
        <source>the month at a glance, one row a country</source>
        <translation>bir bakışta ay, her ülkeye bir satır</translation>
    </message>
    <message>
        <source>Audiences</source>
        <translation>Kitleler</translation>
    </message>
    <message>
        <source>the people you can write to, by country</source>
        <translation>yazabileceğiniz kişiler, ülke ülke</translation>
    </message>
    <message>
        <source>Sends</source>
        <translation>Gönderimler</translation>
    </message>
    <message>
        <source>templates that go to an audience, on dates or all the time</source>
        <translation>bir kitleye belirli tarihlerde ya da sürekli giden şablonlar</translation>
    </message>
    <message>
        <source>Entry points</source>
        <translation>Giriş noktaları</translation>
    </message>
    <message>
        <source>ads and Page buttons that open a chat; answered, it is free for days</source>
        <translation>sohbet açan reklamlar ve Sayfa düğmeleri; cevap verilince günlerce ücretsiz</translation>
    </message>
    <message>
        <source>Inbound</source>
        <translation>Gelen mesajlar</translation>
    </message>
    <message>
        <source>people who write on their own</source>
        <translation>kendiliğinden yazan kişiler</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>Takvim</translation>
    </message>
    <message>
        <source>what happens on each day; sends can be dragged</source>
        <translation>her gün ne olduğu; gönderimler sürüklenebilir</translation>
    </message>
    <message>
        <source>Account and rates</source>
        <translation>Hesap ve ücretler</translation>
    </message>
    <message>
        <source>currency, time zone, allowance, opening hours</source>
        <translation>para birimi, saat dilimi, ücretsiz hak, çalışma saatleri</translation>
    </message>
    <message>
        <source>Costs and partner</source>
        <translation>Ek maliyetler</translation>
    </message>
    <message>
        <source>RESULT</source>
        <translation>SONUÇ</translation>
    </message>
    <message>
        <source>Totals by market</source>
        <translation>Pazar toplamları</translation>
    </message>
    <message>
        <source>Scenarios compared</source>
        <translation>Senaryolar</translation>
    </message>
    <message>
        <source>Why it costs that</source>
        <translation>Neden bu kadar</translation>
    </message>
    <message>
        <source>Volume tiers</source>
        <translation>Hacim kademeleri</translation>
    </message>
    <message>
        <source>Partners compared</source>
        <translation>İş ortakları</translation>
    </message>
    <message>
        <source>Against SMS</source>
        <translation>SMS&apos;e karşı</translation>
    </message>
</context>
<context>
    <name>OwnNumbers</name>
    <message>
        <source>Note on this scenario…</source>
        <translation>Bu senaryo için not…</translation>
    </message>
    <message>
        <source>Note on this scenario</source>
        <translation>Bu senaryo için not</translation>
    </message>
    <message>
        <source>Own numbers of this scenario</source>
        <translation>Bu senaryonun kendi sayıları</translation>
    </message>
    <message>
        <source>Numbers typed now become this scenario&apos;s own.</source>
        <translation>Şimdi yazılan sayılar bu senaryonun olur.</translation>
    </message>
    <message>
        <source>Follow the plan again</source>
        <translation>Yeniden planı izle</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Hesap</translation>
    </message>
</context>
<context>
    <name>Panes</name>
    <message>
        <source>&amp;Next pane</source>
        <translation>&amp;Sonraki bölme</translation>
    </message>
    <message>
        <source>&amp;Previous pane</source>
        <translation>&amp;Önceki bölme</translation>
    </message>
</context>
<context>
    <name>PartnersPanel</name>
    <message>
        <source>Partners compared</source>
        <translation>İş ortakları karşılaştırması</translation>
    </message>
    <message>
        <source>Use in this plan</source>
        <translation>Bu planda kullan</translation>
    </message>
    <message>
        <source>The plan&apos;s partner</source>
        <translation>Planın iş ortağı</translation>
    </message>
    <message>
        <source>The same month, seats and taxes. Save profiles under “Costs and partner”.</source>
        <translation>Aynı ay, kullanıcılar ve vergilerle. Profilleri “Ek maliyetler” bölümünde kaydedin.</translation>
    </message>
</context>
<context>
    <name>PasteReport</name>
    <message>
        <source>Close the report</source>
        <translation>Raporu kapat</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Kapat</translation>
    </message>
    <message>
        <source>%1 pasted, %2 not taken</source>
        <translation>%1 hücre yapıştırıldı, %2 hücre alınmadı</translation>
    </message>
    <message>
        <source>Line %1</source>
        <translation>Satır %1</translation>
    </message>
    <message>
        <source>1 cell pasted</source>
        <translation>1 hücre yapıştırıldı</translation>
    </message>
    <message>
        <source>%1 cells pasted</source>
        <translation>%1 hücre yapıştırıldı</translation>
    </message>
</context>
<context>
    <name>Pasting</name>
    <message>
        <source>it comes twice; the first one was taken</source>
        <translation>iki kez geçiyor; ilki alındı</translation>
    </message>
    <message>
        <source>%1 was taken as %2; paste 8 or 8 % where 0.08 is meant</source>
        <translation>%1, %2 olarak alındı; 0,08 demek istiyorsanız 8 ya da %8 yapıştırın</translation>
    </message>
    <message>
        <source>the table has no such line; add lines first</source>
        <translation>tabloda böyle bir satır yok; önce satır ekleyin</translation>
    </message>
    <message>
        <source>the table has no such column</source>
        <translation>tabloda böyle bir sütun yok</translation>
    </message>
</context>
<context>
    <name>PersonPanel</name>
    <message>
        <source>Looking for one of these people…</source>
        <translation>Bu kişilerden biri aranıyor…</translation>
    </message>
    <message>
        <source>Nobody among the people tried shows this.</source>
        <translation>Denenen kişilerin hiçbirinde bu yok.</translation>
    </message>
    <message>
        <source>One of these people</source>
        <translation>Bu kişilerden biri</translation>
    </message>
    <message>
        <source>Play with these messages…</source>
        <translation>Bu mesajlarla oynayın…</translation>
    </message>
    <message>
        <source>One person</source>
        <translation>Bir kişi</translation>
    </message>
    <message>
        <source>One person, %1</source>
        <translation>Bir kişi, %1</translation>
    </message>
    <message>
        <source>%1: nothing is charged</source>
        <translation>%1: hiçbir mesaj ücretli değil</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>PlanPrice</name>
    <message>
        <source>The open plan “%1” is billed in %2; this card does not concern it.</source>
        <translation>Açık plan “%1” %2 ile faturalanıyor; bu liste onu etkilemez.</translation>
    </message>
    <message>
        <source>Pricing the open plan by this card…</source>
        <translation>Açık plan bu listeyle hesaplanıyor…</translation>
    </message>
    <message>
        <source>The open plan “%1” has no figures now; by this card it costs %3.</source>
        <translation>Açık plan “%1” şu anda hesaplanamıyor; bu listeyle %3 tutar.</translation>
    </message>
    <message>
        <source>This card does not bill the open plan “%1”. By it, with the rules of its day, the plan would cost %3 instead of %2: %4 (%5).</source>
        <translation>Bu liste açık plan “%1” için geçerli değil. Bu listeyle ve gününün kurallarıyla plan %2 yerine %3 tutardı: %4 (%5).</translation>
    </message>
    <message>
        <source>The open plan “%1” costs the same by this card: %3.</source>
        <translation>Açık plan “%1” bu listeyle de aynı tutar: %3.</translation>
    </message>
    <message>
        <source>The open plan “%1” costs %2 now and %3 by this card: %4 (%5).</source>
        <translation>Açık plan “%1” şimdi %2, bu listeyle %3 tutar: %4 (%5).</translation>
    </message>
    <message>
        <source>The open plan “%1” cannot be priced by this card: %2</source>
        <translation>Açık plan “%1” bu listeyle hesaplanamıyor: %2</translation>
    </message>
</context>
<context>
    <name>Playground</name>
    <message>
        <source>Person writes</source>
        <translation>Kişi yazar</translation>
    </message>
    <message>
        <source>Ad click</source>
        <translation>Reklam tıklaması</translation>
    </message>
    <message>
        <source>Page button</source>
        <translation>Sayfa düğmesi</translation>
    </message>
    <message>
        <source>Ad click on a computer</source>
        <translation>Bilgisayarda reklam tıklaması</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Yanıt</translation>
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
        <source>Password</source>
        <translation>Şifre</translation>
    </message>
    <message>
        <source>Reaction</source>
        <translation>Tepki</translation>
    </message>
    <message>
        <source>The person writes</source>
        <translation>Kişi yazar</translation>
    </message>
    <message>
        <source>The person writes through an ad, on a phone</source>
        <translation>Kişi telefonda bir reklam üzerinden yazar</translation>
    </message>
    <message>
        <source>The person writes through a Page button, on a phone</source>
        <translation>Kişi telefonda bir Sayfa düğmesi üzerinden yazar</translation>
    </message>
    <message>
        <source>The person writes through an ad, on a computer</source>
        <translation>Kişi bilgisayarda bir reklam üzerinden yazar</translation>
    </message>
    <message>
        <source>Reply in free words</source>
        <translation>Serbest metin yanıt</translation>
    </message>
    <message>
        <source>Marketing template</source>
        <translation>Pazarlama şablonu</translation>
    </message>
    <message>
        <source>Utility template</source>
        <translation>Fayda şablonu</translation>
    </message>
    <message>
        <source>Authentication template (one-time password)</source>
        <translation>Kimlik doğrulama şablonu (tek kullanımlık şifre)</translation>
    </message>
    <message>
        <source>Reaction of the business</source>
        <translation>İşletmenin tepkisi</translation>
    </message>
    <message>
        <source>window</source>
        <translation>pencere</translation>
    </message>
    <message>
        <source>free entry</source>
        <translation>ücretsiz giriş</translation>
    </message>
    <message>
        <source>conversation</source>
        <translation>konuşma</translation>
    </message>
    <message>
        <source>Add: %1</source>
        <translation>Ekle: %1</translation>
    </message>
    <message>
        <source>other rules</source>
        <translation>başka kurallar</translation>
    </message>
    <message>
        <source>assumption</source>
        <translation>varsayım</translation>
    </message>
    <message>
        <source>add a message</source>
        <translation>mesaj ekleme</translation>
    </message>
    <message>
        <source>change a message</source>
        <translation>mesaj değiştirme</translation>
    </message>
    <message>
        <source>remove a message</source>
        <translation>mesaj silme</translation>
    </message>
    <message>
        <source>duplicate a message</source>
        <translation>mesaj çoğaltma</translation>
    </message>
    <message>
        <source>The messages are laid on these days, at their rates.</source>
        <translation>Mesajlar bu günlere, o günlerin ücretleriyle yerleştirilir.</translation>
    </message>
    <message>
        <source>cannot be billed</source>
        <translation>hesaplanamıyor</translation>
    </message>
    <message>
        <source>Total by the rules of %1: %2</source>
        <translation>%1 kurallarıyla toplam: %2</translation>
    </message>
    <message>
        <source>%1, number %2</source>
        <translation>%1, %2. numara</translation>
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
        <source>number %1</source>
        <translation>%1. numara</translation>
    </message>
    <message>
        <source>%1 (billing rules %2)</source>
        <translation>%1 (faturalama kuralları %2)</translation>
    </message>
    <message>
        <source>%1: from %2 until %3, %4</source>
        <translation>%1: %2 – %3, %4</translation>
    </message>
    <message>
        <source>All these rules</source>
        <translation>Bu kuralların hepsi</translation>
    </message>
    <message>
        <source>Billing rules %1</source>
        <translation>Faturalama kuralları %1</translation>
    </message>
    <message>
        <source>Never charged. It opens the service window for 24 hours, and an answer in them opens a free entry point (billing rules 2.3, 2.4).</source>
        <translation>Hiçbir zaman ücretli değildir. Hizmet penceresini 24 saatliğine açar; bu süre içinde verilen yanıt ücretsiz giriş noktası açar (faturalama kuralları 2.3, 2.4).</translation>
    </message>
    <message>
        <source>Never charged. It opens the service window for 24 hours, or starts it again (billing rules 2.3).</source>
        <translation>Hiçbir zaman ücretli değildir. Hizmet penceresini 24 saatliğine açar ya da yeniden başlatır (faturalama kuralları 2.3).</translation>
    </message>
    <message>
        <source>Choose a message to see which rule decides about it. Drag it, or move it with Alt and the arrow keys; double click an empty place to add another one.</source>
        <translation>Hangi kuralın geçerli olduğunu görmek için bir mesaj seçin. Sürükleyin ya da Alt ve ok tuşlarıyla taşıyın; yenisini eklemek için boş bir yere çift tıklayın.</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Toplam</translation>
    </message>
    <message>
        <source>Cannot be billed</source>
        <translation>Hesaplanamıyor</translation>
    </message>
    <message>
        <source>charged</source>
        <translation>ücretli</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>gönderilemedi</translation>
    </message>
    <message>
        <source>free (allowance)</source>
        <translation>ücretsiz (hak)</translation>
    </message>
    <message>
        <source>free</source>
        <translation>ücretsiz</translation>
    </message>
    <message>
        <source>charged %1</source>
        <translation>ücretli %1</translation>
    </message>
    <message>
        <source>%1 conversation</source>
        <translation>%1 konuşması</translation>
    </message>
    <message>
        <source>Day %1</source>
        <translation>%1. gün</translation>
    </message>
    <message>
        <source>Card of %1, %2.</source>
        <translation>%1 ücret listesi, %2.</translation>
    </message>
    <message>
        <source>empty the board</source>
        <translation>tahtayı boşalt</translation>
    </message>
    <message>
        <source>against %1</source>
        <translation>fark: %1</translation>
    </message>
    <message>
        <source>not delivered (paused)</source>
        <translation>teslim edilmedi (durduruldu)</translation>
    </message>
</context>
<context>
    <name>PlaygroundWindow</name>
    <message>
        <source>Playground of the rules</source>
        <translation>Kurallar oyun alanı</translation>
    </message>
    <message>
        <source>Messages and amounts</source>
        <translation>Mesajlar ve tutarlar</translation>
    </message>
    <message>
        <source>What becomes of the message</source>
        <translation>Mesaja ne oluyor</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Neden</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tablo</translation>
    </message>
    <message>
        <source>The messages of one of the people behind the figure, as they were delivered. Move them, and see what each set of rules would have made of them.</source>
        <translation>Tutarın arkasındaki kişilerden birinin mesajları, teslim edildikleri gibi. Taşıyın ve her kurallar döneminin bunları nasıl ücretlendireceğini görün.</translation>
    </message>
    <message>
        <source>Add messages with the buttons, or double click a place on the board.</source>
        <translation>Düğmelerle mesaj ekleyin ya da tahtada bir yere çift tıklayın.</translation>
    </message>
</context>
<context>
    <name>ProblemsPanel</name>
    <message>
        <source>%1 problems</source>
        <translation>%1 sorun</translation>
    </message>
    <message>
        <source>1 problem</source>
        <translation>1 sorun</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Oraya git</translation>
    </message>
</context>
<context>
    <name>ProfileBar</name>
    <message>
        <source>Saved partner profiles</source>
        <translation>Kaydedilmiş iş ortağı profilleri</translation>
    </message>
    <message>
        <source>Saved profiles…</source>
        <translation>Kaydedilmiş profiller…</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Kullan</translation>
    </message>
    <message>
        <source>Save as profile</source>
        <translation>Profil olarak kaydet</translation>
    </message>
    <message>
        <source>Delete profile</source>
        <translation>Profili sil</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>Kaydedildi: %1</translation>
    </message>
    <message>
        <source>Deleted: %1. Plans that use it keep its figures.</source>
        <translation>Silindi: %1. Onu kullanan planlarda rakamları kalır.</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>At work</source>
        <translation>Çalışıyor</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Vazgeç</translation>
    </message>
</context>
<context>
    <name>QShortcut</name>
    <message>
        <source>Ctrl</source>
        <translation>Ctrl</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Shift</translation>
    </message>
    <message>
        <source>Alt</source>
        <translation>Alt</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Delete</translation>
    </message>
</context>
<context>
    <name>Questions</name>
    <message>
        <source>Question</source>
        <translation>Soru</translation>
    </message>
    <message>
        <source>Messages of your own</source>
        <translation>Kendi mesajlarınız</translation>
    </message>
</context>
<context>
    <name>Ranking</name>
    <message>
        <source>What moves the cost most?</source>
        <translation>Maliyeti en çok ne değiştiriyor?</translation>
    </message>
    <message>
        <source>A tenth less and a tenth more of each:</source>
        <translation>Her birinin onda bir azı ve onda bir fazlası:</translation>
    </message>
    <message>
        <source>Trying every slider…</source>
        <translation>Bütün kaydırıcılar deneniyor…</translation>
    </message>
</context>
<context>
    <name>RateCards</name>
    <message>
        <source>card %1</source>
        <translation>liste %1</translation>
    </message>
    <message>
        <source>rules %1</source>
        <translation>kurallar %1</translation>
    </message>
    <message>
        <source>CSV table (*.csv)</source>
        <translation>CSV tablosu (*.csv)</translation>
    </message>
    <message>
        <source>Exported to %1</source>
        <translation>%1 dosyasına aktarıldı</translation>
    </message>
    <message>
        <source>Removed the card %1</source>
        <translation>%1 listesi kaldırıldı</translation>
    </message>
    <message>
        <source>Imported the card %1</source>
        <translation>%1 listesi içe aktarıldı</translation>
    </message>
    <message>
        <source>The rate cards could not be changed</source>
        <translation>Ücret listeleri değiştirilemedi</translation>
    </message>
    <message>
        <source>Imported the card %1; the open plan is billed by it now</source>
        <translation>%1 listesi içe aktarıldı; açık plan artık onunla hesaplanıyor</translation>
    </message>
    <message>
        <source>card %1, kept</source>
        <translation>liste %1 (plana bağlı)</translation>
    </message>
    <message>
        <source>The open plan is billed by the card %1 now; Undo takes it back</source>
        <translation>Açık plan artık %1 listesiyle hesaplanıyor; Geri Al ile dönebilirsiniz</translation>
    </message>
</context>
<context>
    <name>RateCardsDialog</name>
    <message>
        <source>Rate cards</source>
        <translation>Ücret listeleri</translation>
    </message>
    <message>
        <source>Show cards in</source>
        <translation>Şu para birimindeki listeler</translation>
    </message>
    <message>
        <source>Import rates…</source>
        <translation>Ücretleri içe aktar…</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>Karşılaştır…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Dışa aktar…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Kaldır</translation>
    </message>
    <message>
        <source>All currencies</source>
        <translation>Bütün para birimleri</translation>
    </message>
    <message>
        <source>From: %1. Confidence: %2.</source>
        <translation>Kaynak: %1. Güvenilirlik: %2.</translation>
    </message>
    <message>
        <source>Missing: %1.</source>
        <translation>Eksik: %1.</translation>
    </message>
    <message>
        <source>Meta changes rates on 1 January, April, July and October. Import its list-rate card and its volume-tier card together, as you downloaded them; or drop them here.</source>
        <translation>Meta ücretleri 1 Ocak, Nisan, Temmuz ve Ekim&apos;de değiştirir. Liste ücretleri ile hacim kademeleri dosyalarını indirdiğiniz gibi, birlikte içe aktarın ya da buraya bırakın.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Kapat</translation>
    </message>
    <message>
        <source>Use the newest</source>
        <translation>En yenisini kullan</translation>
    </message>
    <message>
        <source>Use for this plan</source>
        <translation>Bu planda kullan</translation>
    </message>
</context>
<context>
    <name>RateComparisonDialog</name>
    <message>
        <source>Compare rate cards</source>
        <translation>Ücret listelerini karşılaştır</translation>
    </message>
    <message>
        <source>Changed rates</source>
        <translation>Değişen ücretler</translation>
    </message>
    <message>
        <source>Chart of the largest changes</source>
        <translation>En büyük değişikliklerin grafiği</translation>
    </message>
    <message>
        <source>Earlier card</source>
        <translation>Önceki liste</translation>
    </message>
    <message>
        <source>Later card</source>
        <translation>Sonraki liste</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Karşılaştır</translation>
    </message>
    <message>
        <source>Pricing the open plan under both…</source>
        <translation>Açık plan ikisiyle de hesaplanıyor…</translation>
    </message>
    <message>
        <source>The open plan costs %1 %6 by the card of %2 and %3 %6 by that of %4: %5 %6 (%7). Each card comes with the rules of its day.</source>
        <translation>Açık plan %2 listesiyle %1 %6, %4 listesiyle %3 %6 tutuyor: %5 %6 (%7). Her liste kendi gününün kurallarıyla gelir.</translation>
    </message>
    <message>
        <source>The open plan cannot be priced under both: %1</source>
        <translation>Açık plan ikisiyle hesaplanamıyor: %1</translation>
    </message>
</context>
<context>
    <name>RateImportDialog</name>
    <message>
        <source>Import rates</source>
        <translation>Ücretleri içe aktar</translation>
    </message>
    <message>
        <source>Changed rates</source>
        <translation>Değişen ücretler</translation>
    </message>
    <message>
        <source>Bill the open plan by this card</source>
        <translation>Açık planı bu listeyle faturala</translation>
    </message>
    <message>
        <source>Import card</source>
        <translation>Listeyi içe aktar</translation>
    </message>
    <message>
        <source>Currency of the card</source>
        <translation>Listenin para birimi</translation>
    </message>
    <message>
        <source>First day of the card</source>
        <translation>Listenin ilk günü</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Seçin…</translation>
    </message>
    <message>
        <source>C&amp;urrency</source>
        <translation>&amp;Para birimi</translation>
    </message>
    <message>
        <source>&amp;Holds from</source>
        <translation>&amp;Geçerlilik başlangıcı</translation>
    </message>
    <message>
        <source>The title of the file names this day.</source>
        <translation>Dosyanın başlığında bu gün yazıyor.</translation>
    </message>
    <message>
        <source>The title of the file names another day: %1.</source>
        <translation>Dosyanın başlığında başka bir gün yazıyor: %1.</translation>
    </message>
    <message>
        <source>The title says %1, but Meta kept that title on later editions. Choose the day that the page named from which you took the file.</source>
        <translation>Başlıkta %1 yazıyor, ama Meta bu başlığı sonraki baskılarda da bıraktı. Dosyayı aldığınız sayfada yazan günü seçin.</translation>
    </message>
    <message>
        <source>Nothing in the file names its first day; choose it.</source>
        <translation>Dosyada ilk gün yazmıyor; siz seçin.</translation>
    </message>
    <message>
        <source>%1 faults are in the way</source>
        <translation>%1 hata engel oluyor</translation>
    </message>
    <message>
        <source>One fault is in the way</source>
        <translation>Bir hata engel oluyor</translation>
    </message>
    <message>
        <source>One answer is missing</source>
        <translation>Bir yanıt eksik</translation>
    </message>
    <message>
        <source>You have exactly this card already</source>
        <translation>Bu listenin aynısı zaten var</translation>
    </message>
    <message>
        <source>Against the card of %1: %2</source>
        <translation>%1 listesine göre: %2</translation>
    </message>
    <message>
        <source>It takes the place of the card of the same day; that is kept.</source>
        <translation>Aynı günün listesinin yerini alır; eskisi saklanır.</translation>
    </message>
    <message>
        <source>The card lacks %1.</source>
        <translation>Listede eksik: %1.</translation>
    </message>
    <message>
        <source>List rates change by %1 to %2.</source>
        <translation>Liste ücretleri %1 ile %2 arasında değişiyor.</translation>
    </message>
    <message>
        <source>New markets: %1.</source>
        <translation>Yeni pazarlar: %1.</translation>
    </message>
    <message>
        <source>Missing markets: %1.</source>
        <translation>Eksik pazarlar: %1.</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Yeniden oku</translation>
    </message>
    <message>
        <source>Choose another file…</source>
        <translation>Başka dosya seç…</translation>
    </message>
    <message>
        <source>Open Meta&apos;s page</source>
        <translation>Meta&apos;nın sayfasını aç</translation>
    </message>
    <message>
        <source>Add the missing file…</source>
        <translation>Eksik dosyayı ekle…</translation>
    </message>
    <message>
        <source>List rates change by %1.</source>
        <translation>Liste ücretleri %1 değişiyor.</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 ve %2 pazar daha</translation>
    </message>
    <message>
        <source>And %1 more.</source>
        <translation>Ve %1 tane daha.</translation>
    </message>
    <message>
        <source>I &amp;have checked these changes: they are right</source>
        <translation>Bu değişiklikleri &amp;denetledim: doğrular</translation>
    </message>
    <message>
        <source>The first card in this currency: %1</source>
        <translation>Bu para birimindeki ilk liste: %1</translation>
    </message>
</context>
<context>
    <name>Reader</name>
    <message>
        <source>Page</source>
        <translation>Sayfa</translation>
    </message>
</context>
<context>
    <name>Recognised</name>
    <message>
        <source>these are figures of Meta&apos;s analytics, which Tarife does not read</source>
        <translation>bunlar Meta analiz verileri; Tarife bunları okumaz</translation>
    </message>
    <message>
        <source>this is an old Excel workbook, or has a password</source>
        <translation>bu eski bir Excel çalışma kitabı ya da parolalı</translation>
    </message>
    <message>
        <source>save it as XLSX without a password</source>
        <translation>parolasız XLSX olarak kaydedin</translation>
    </message>
    <message>
        <source>this table has no column of telephone numbers, and no rates</source>
        <translation>bu tabloda telefon numarası sütunu da ücret de yok</translation>
    </message>
    <message>
        <source>this is a picture</source>
        <translation>bu bir resim</translation>
    </message>
    <message>
        <source>this is a document to read</source>
        <translation>bu, okunacak bir belge</translation>
    </message>
    <message>
        <source>this is nothing that Tarife knows</source>
        <translation>Tarife bu dosya türünü tanımıyor</translation>
    </message>
    <message>
        <source>open a plan, a budget, a rate card, a contact list or a log of messages</source>
        <translation>bir plan, bütçe, ücret listesi, kişi listesi ya da mesaj kaydı açın</translation>
    </message>
    <message>
        <source>choose a contact list, a log of messages, or a rate card of Meta&apos;s</source>
        <translation>bir kişi listesi, bir mesaj kaydı ya da Meta&apos;nın bir ücret listesini seçin</translation>
    </message>
</context>
<context>
    <name>RecoveryBanner</name>
    <message>
        <source>&amp;Recover</source>
        <translation>&amp;Kurtar</translation>
    </message>
    <message>
        <source>D&amp;iscard</source>
        <translation>&amp;Sil</translation>
    </message>
    <message>
        <source>“%1” had unsaved changes when Tarife broke off. Kept at %2.</source>
        <translation>Tarife beklenmedik biçimde kapandığında “%1” üzerinde kaydedilmemiş değişiklikler vardı. Saklanma zamanı: %2.</translation>
    </message>
</context>
<context>
    <name>Reports</name>
    <message>
        <source>Something went wrong that should not have. Your plan is still open: save it.</source>
        <translation>Olmaması gereken bir şey oldu. Planınız hâlâ açık: kaydedin.</translation>
    </message>
    <message>
        <source>What happened is written down in:</source>
        <translation>Olanlar şuraya yazıldı:</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Klasörü aç</translation>
    </message>
</context>
<context>
    <name>RunOutFigure</name>
    <message>
        <source>%1 %2 are left at the month&apos;s end</source>
        <translation>ay sonunda %1 %2 kalır</translation>
    </message>
    <message>
        <source>%1 %2 are missing at the month&apos;s end</source>
        <translation>ay sonunda %1 %2 eksik</translation>
    </message>
    <message>
        <source>Budget lasts</source>
        <translation>Bütçe yetiyor</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>%1 kalıyor</translation>
    </message>
    <message>
        <source>Budget runs out</source>
        <translation>Bütçe bitiyor</translation>
    </message>
</context>
<context>
    <name>ScenariosModel</name>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>same as the plan</source>
        <translation>planla aynı</translation>
    </message>
</context>
<context>
    <name>ScenariosPanel</name>
    <message>
        <source>Rename</source>
        <translation>Adını değiştir</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Çoğalt</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Kaldır</translation>
    </message>
    <message>
        <source>Plan and scenarios</source>
        <translation>Plan ve senaryolar</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Karşılaştır</translation>
    </message>
    <message>
        <source>Compare scenarios</source>
        <translation>Senaryoları karşılaştır</translation>
    </message>
    <message>
        <source>SCENARIOS</source>
        <translation>SENARYOLAR</translation>
    </message>
</context>
<context>
    <name>Schedules</name>
    <message>
        <source>at</source>
        <translation>saat</translation>
    </message>
    <message>
        <source>every day</source>
        <translation>her gün</translation>
    </message>
    <message>
        <source>%1 holds a day or time that does not exist; the month has days 1 to %2</source>
        <translation>%1 içinde olmayan bir gün ya da saat var; ayda 1 ile %2 arası günler var</translation>
    </message>
    <message>
        <source>%1 is no schedule; write for example “3, 10, 17 at 11:00”, “every day” or “Mon-Fri 09:00-18:00”</source>
        <translation>%1 bir zamanlama değil; örneğin “3, 10, 17 11:00”, “her gün” ya da “Pzt-Cum 09:00-18:00” yazın</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Klavye kısayolları</translation>
    </message>
    <message>
        <source>In tables</source>
        <translation>Tablolarda</translation>
    </message>
    <message>
        <source>Edit the cell</source>
        <translation>Hücreyi düzenle</translation>
    </message>
    <message>
        <source>Take what was typed</source>
        <translation>Yazılanı al</translation>
    </message>
    <message>
        <source>Empty the cells</source>
        <translation>Hücreleri boşalt</translation>
    </message>
    <message>
        <source>Copy the cells</source>
        <translation>Hücreleri kopyala</translation>
    </message>
    <message>
        <source>Paste cells</source>
        <translation>Hücreleri yapıştır</translation>
    </message>
    <message>
        <source>Copy the cells with headings</source>
        <translation>Hücreleri başlıklarla kopyala</translation>
    </message>
    <message>
        <source>Fill down</source>
        <translation>Aşağıya doldur</translation>
    </message>
    <message>
        <source>Open the line in its details</source>
        <translation>Satırın ayrıntılarını aç</translation>
    </message>
    <message>
        <source>Duplicate the line</source>
        <translation>Satırı çoğalt</translation>
    </message>
    <message>
        <source>Move the line up or down</source>
        <translation>Satırı yukarı ya da aşağı taşı</translation>
    </message>
    <message>
        <source>Delete the lines</source>
        <translation>Satırları sil</translation>
    </message>
    <message>
        <source>Move a send to another day, in the calendar</source>
        <translation>Takvimde gönderimi başka bir güne taşı</translation>
    </message>
    <message>
        <source>Take it back, then leave the table</source>
        <translation>Yazılandan vazgeç, sonra tablodan çık</translation>
    </message>
</context>
<context>
    <name>SmsPanel</name>
    <message>
        <source>Against SMS</source>
        <translation>SMS&apos;e karşı</translation>
    </message>
    <message>
        <source>Type what one SMS costs you. Templates that reach a person are compared; monthly fees and taxes are left out on both sides.</source>
        <translation>Bir SMS&apos;in size kaça geldiğini yazın. Kişiye ulaşan şablonlar karşılaştırılır; aylık ücretler ve vergiler iki tarafta da hariçtir.</translation>
    </message>
    <message>
        <source>No market yet: the plan sends no template messages.</source>
        <translation>Henüz pazar yok: planda şablon mesaj gönderilmiyor.</translation>
    </message>
</context>
<context>
    <name>StartPanel</name>
    <message>
        <source>RECENT</source>
        <translation>SON KULLANILANLAR</translation>
    </message>
    <message>
        <source>EXAMPLES</source>
        <translation>ÖRNEKLER</translation>
    </message>
    <message>
        <source>What will a month of WhatsApp cost?</source>
        <translation>WhatsApp&apos;ta bir ay kaça mal olur?</translation>
    </message>
    <message>
        <source>Describe the traffic you intend. Tarife plays the month person by person through Meta&apos;s billing rules and says what it costs, day by day.</source>
        <translation>Planladığınız trafiği yazın. Tarife ayı Meta&apos;nın faturalama kurallarıyla kişi kişi oynatır ve gün gün kaça geldiğini söyler.</translation>
    </message>
    <message>
        <source>&amp;New plan</source>
        <translation>&amp;Yeni plan</translation>
    </message>
    <message>
        <source>&amp;Open a plan…</source>
        <translation>&amp;Plan aç…</translation>
    </message>
    <message>
        <source>Open a &amp;contact list…</source>
        <translation>&amp;Kişi listesi aç…</translation>
    </message>
    <message>
        <source>or drop a file onto this window</source>
        <translation>ya da bir dosyayı bu pencereye bırakın</translation>
    </message>
    <message>
        <source>How does Meta charge? Play with the &amp;rules…</source>
        <translation>Meta nasıl ücretlendirir? &amp;Kurallarla oynayın…</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Calculating…</source>
        <translation>Hesaplanıyor…</translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>Güncel</translation>
    </message>
    <message>
        <source> (and %1 more)</source>
        <translation> (ve %1 tane daha)</translation>
    </message>
    <message>
        <source>%1 people played for %2, ± %3</source>
        <translation>%2 kişiyi temsilen %1 kişi oynatıldı, ± %3</translation>
    </message>
    <message>
        <source>all %1 people played, ± %3</source>
        <translation>%1 kişinin hepsi oynatıldı, ± %3</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Geri al</translation>
    </message>
    <message>
        <source>Undo what was just done</source>
        <translation>Az önce yapılanı geri al</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Aç</translation>
    </message>
    <message>
        <source>Open the exported file</source>
        <translation>Dışa aktarılan dosyayı aç</translation>
    </message>
    <message>
        <source>Exported to %1</source>
        <translation>%1 dosyasına aktarıldı</translation>
    </message>
    <message>
        <source>A sample of each audience stands for all. The standard error is how far totals of samples played with other chances lie apart; real months differ by more.</source>
        <translation>Her kitleden bir örneklem hepsini temsil ediyor. Standart hata, başka rastgeleliklerle oynatılan örneklemlerin toplamlarının birbirinden ne kadar ayrıldığıdır; gerçek aylar daha çok farklıdır.</translation>
    </message>
    <message>
        <source>The standard error: how far totals of this plan, played with other chances, lie apart. Real months differ by more.</source>
        <translation>Standart hata: bu planın başka rastgeleliklerle oynatılan toplamları birbirinden ne kadar ayrılır. Gerçek aylar daha çok farklıdır.</translation>
    </message>
</context>
<context>
    <name>TermsBar</name>
    <message>
        <source>The person&apos;s country</source>
        <translation>Kişinin ülkesi</translation>
    </message>
    <message>
        <source>Billing currency</source>
        <translation>Fatura para birimi</translation>
    </message>
    <message>
        <source>Free replies &amp;used up</source>
        <translation>Ücretsiz yanıtlar &amp;bitti</translation>
    </message>
    <message>
        <source>Other people have used the month&apos;s free replies or conversations.</source>
        <translation>Ayın ücretsiz yanıtlarını ya da konuşmalarını başka kişiler kullandı.</translation>
    </message>
    <message>
        <source>The business sits in another country and is subject to authentication-international rates.</source>
        <translation>İşletme başka bir ülkede ve uluslararası kimlik doğrulama ücretlerine tabi.</translation>
    </message>
    <message>
        <source>Volume tiers begin with these messages.</source>
        <translation>Hacim kademeleri bu mesajlarla başlar.</translation>
    </message>
    <message>
        <source>Person in</source>
        <translation>Kişinin ülkesi</translation>
    </message>
    <message>
        <source>billed in</source>
        <translation>para birimi</translation>
    </message>
    <message>
        <source>Business &amp;abroad</source>
        <translation>İşletme y&amp;urt dışında</translation>
    </message>
</context>
<context>
    <name>Texts</name>
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
        <source>Those of the month</source>
        <translation>Ayın kendi kuralları</translation>
    </message>
    <message>
        <source>Order update</source>
        <translation>Sipariş bilgilendirme</translation>
    </message>
    <message>
        <source>One-time password</source>
        <translation>Tek kullanımlık şifre</translation>
    </message>
    <message>
        <source>Ad click</source>
        <translation>Reklam tıklaması</translation>
    </message>
    <message>
        <source>Support request</source>
        <translation>Destek talebi</translation>
    </message>
    <message>
        <source>Ad</source>
        <translation>Reklam</translation>
    </message>
    <message>
        <source>Page button</source>
        <translation>Sayfa düğmesi</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Hesap</translation>
    </message>
    <message>
        <source>Quick grid</source>
        <translation>Hızlı tablo</translation>
    </message>
    <message>
        <source>Audiences</source>
        <translation>Kitleler</translation>
    </message>
    <message>
        <source>Sends</source>
        <translation>Gönderimler</translation>
    </message>
    <message>
        <source>Entry points</source>
        <translation>Giriş noktaları</translation>
    </message>
    <message>
        <source>Inbound</source>
        <translation>Gelen mesajlar</translation>
    </message>
    <message>
        <source>Costs and partner</source>
        <translation>Ek maliyetler</translation>
    </message>
    <message>
        <source>Rates of the plan</source>
        <translation>Planın ücretleri</translation>
    </message>
    <message>
        <source>The name is empty; give a name.</source>
        <translation>Ad boş; bir ad yazın.</translation>
    </message>
    <message>
        <source>The broadcast has no date and time; add one of the month.</source>
        <translation>Toplu gönderimin tarihi ve saati yok; aydan bir tane ekleyin.</translation>
    </message>
    <message>
        <source>No weekday is chosen; choose at least one.</source>
        <translation>Haftanın hiçbir günü seçili değil; en az birini seçin.</translation>
    </message>
    <message>
        <source>None of the chosen weekdays lies between the first and the last day; choose more days or weekdays.</source>
        <translation>Seçilen hafta günlerinin hiçbiri ilk gün ile son gün arasında değil; daha çok gün seçin.</translation>
    </message>
    <message>
        <source>Meta may have changed its rates since this card; changes come on 1 January, April, July and October. Import the newest card.</source>
        <translation>Meta bu listeden sonra ücretlerini değiştirmiş olabilir; değişiklikler 1 Ocak, Nisan, Temmuz ve Ekim&apos;de gelir. En yeni listeyi içe aktarın.</translation>
    </message>
    <message>
        <source>The volume tiers of this card are not known; every message is priced at the list rate, so a large volume may cost less. Import Meta&apos;s volume-tier card.</source>
        <translation>Bu listenin hacim kademeleri bilinmiyor; her mesaj liste ücretiyle hesaplanıyor, yani büyük hacim daha ucuza gelebilir. Meta&apos;nın hacim kademeleri dosyasını içe aktarın.</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>Müşteri hizmetleri</translation>
    </message>
    <message>
        <source>This plan keeps these rates, as saved or as chosen; the newest card differs.</source>
        <translation>Bu plan, kaydedildiği ya da seçildiği bu ücretlerle hesaplanıyor; en yeni liste farklı.</translation>
    </message>
</context>
<context>
    <name>Tiers</name>
    <message>
        <source>reached elsewhere</source>
        <translation>başka yerde ulaşıldı</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>aynı</translation>
    </message>
</context>
<context>
    <name>TiersPanel</name>
    <message>
        <source>Volume tiers</source>
        <translation>Hacim kademeleri</translation>
    </message>
    <message>
        <source>The rules of this month, or its rate card, have no volume tiers here.</source>
        <translation>Bu ayın kurallarında ya da ücret listesinde hacim kademesi yok.</translation>
    </message>
    <message>
        <source>Add market</source>
        <translation>Pazar ekle</translation>
    </message>
    <message>
        <source>Utility and authentication get cheaper with volume, counted over the portfolio by market and month. As of 1 October 2026.</source>
        <translation>Fayda ve kimlik doğrulama hacim arttıkça ucuzlar; hacim portföy için pazar ve ay bazında sayılır. 1 Ekim 2026 itibarıyla.</translation>
    </message>
</context>
<context>
    <name>Tools</name>
    <message>
        <source>Undo</source>
        <translation>Geri al</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Yinele</translation>
    </message>
    <message>
        <source>Edit the message</source>
        <translation>Mesajı düzenle</translation>
    </message>
    <message>
        <source>Duplicate the message</source>
        <translation>Mesajı çoğalt</translation>
    </message>
    <message>
        <source>Remove the message</source>
        <translation>Mesajı sil</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Yakınlaştır</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Uzaklaştır</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Sığdır</translation>
    </message>
    <message>
        <source>Copy the table</source>
        <translation>Tabloyu kopyala</translation>
    </message>
    <message>
        <source>Save the picture…</source>
        <translation>Resmi kaydet…</translation>
    </message>
    <message>
        <source>Picture (*.png);;Drawing (*.svg)</source>
        <translation>Resim (*.png);;Çizim (*.svg)</translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation>Resmi kaydet</translation>
    </message>
    <message>
        <source>“%1” exists already. Replace it?</source>
        <translation>“%1” zaten var. Üzerine yazılsın mı?</translation>
    </message>
    <message>
        <source>Begin with an empty board</source>
        <translation>Boş tahtayla başla</translation>
    </message>
</context>
<context>
    <name>Totals</name>
    <message>
        <source>All-in total</source>
        <translation>Her şey dahil toplam</translation>
    </message>
    <message>
        <source>As planned</source>
        <translation>Planlandığı gibi</translation>
    </message>
    <message>
        <source>Its fees are in %1, and the plan is in %2; nothing is converted</source>
        <translation>Ücretleri %1, plan ise %2 cinsinden; hiçbir şey çevrilmez</translation>
    </message>
    <message>
        <source>Meta&apos;s charges</source>
        <translation>Meta&apos;nın ücretleri</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Toplam</translation>
    </message>
</context>
<context>
    <name>TotalsPanel</name>
    <message>
        <source>Totals by market and category</source>
        <translation>Pazar ve kategoriye göre toplamlar</translation>
    </message>
</context>
<context>
    <name>UndoAction</name>
    <message>
        <source>the text that was not taken</source>
        <translation>alınamayan giriş</translation>
    </message>
</context>
<context>
    <name>VariantStrip</name>
    <message>
        <source>Back to the plan</source>
        <translation>Plana dön</translation>
    </message>
    <message>
        <source>Numbers that you type here become the scenario&apos;s own. Names, dates, choices and lines belong to the plan and all its scenarios.</source>
        <translation>Burada yazdığınız sayılar senaryonun olur. Adlar, tarihler, seçimler ve satırlar plana ve bütün senaryolarına aittir.</translation>
    </message>
    <message>
        <source>You are editing the scenario “%1”. Numbers become its own; all else belongs to the plan.</source>
        <translation>“%1” senaryosunu düzenliyorsunuz. Sayılar onun olur; geri kalan her şey plana aittir.</translation>
    </message>
    <message>
        <source>%1. What is entered here belongs to the plan and all its scenarios.</source>
        <translation>%1. Burada girilenler plana ve bütün senaryolarına aittir.</translation>
    </message>
</context>
<context>
    <name>Variants</name>
    <message>
        <source>With moved sliders</source>
        <translation>Kaydırıcılar oynatıldı</translation>
    </message>
    <message>
        <source>Scenario: %1, with moved sliders</source>
        <translation>Senaryo: %1, kaydırıcılar oynatıldı</translation>
    </message>
    <message>
        <source>Scenario: %1</source>
        <translation>Senaryo: %1</translation>
    </message>
</context>
<context>
    <name>Viewing</name>
    <message>
        <source>Colours of the &amp;system</source>
        <translation>&amp;Sistemin renkleri</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Açık renkler</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Koyu renkler</translation>
    </message>
    <message>
        <source>That of the &amp;system</source>
        <translation>&amp;Sistemin dili</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>&amp;Dil</translation>
    </message>
    <message>
        <source>Si&amp;ze</source>
        <translation>&amp;Boyut</translation>
    </message>
    <message>
        <source>Tarife shows everything at %1 from its next start on</source>
        <translation>Tarife bir sonraki açılışta her şeyi %1 boyutunda gösterir</translation>
    </message>
    <message>
        <source>Less &amp;motion</source>
        <translation>Daha az &amp;hareket</translation>
    </message>
</context>
<context>
    <name>WhatIfFooter</name>
    <message>
        <source>Apply</source>
        <translation>Uygula</translation>
    </message>
    <message>
        <source>Keep as scenario…</source>
        <translation>Senaryo olarak sakla…</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Sıfırla</translation>
    </message>
    <message>
        <source>No difference</source>
        <translation>Fark yok</translation>
    </message>
    <message>
        <source>Move a slider to see what it changes.</source>
        <translation>Neyi değiştirdiğini görmek için bir kaydırıcıyı oynatın.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Kaydet</translation>
    </message>
    <message>
        <source>Let the scenario have these values</source>
        <translation>Senaryo bu değerleri alsın</translation>
    </message>
    <message>
        <source>Put these values into the plan; undo takes them back</source>
        <translation>Bu değerleri plana yaz; geri al ile eski haline döner</translation>
    </message>
    <message>
        <source>Name of the new scenario</source>
        <translation>Yeni senaryonun adı</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Sakla</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Vazgeç</translation>
    </message>
</context>
<context>
    <name>WhatIfPanel</name>
    <message>
        <source>over the plan, which stays as it is</source>
        <translation>planın üzerinde; plan olduğu gibi kalır</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>%1 içinde</translation>
    </message>
    <message>
        <source>Part of the plan that the levers move</source>
        <translation>Kaydırıcıların değiştirdiği bölüm</translation>
    </message>
    <message>
        <source>Close what-if</source>
        <translation>Ya değişirse panelini kapat</translation>
    </message>
    <message>
        <source>What if</source>
        <translation>Ya değişirse?</translation>
    </message>
    <message>
        <source>The whole plan</source>
        <translation>Bütün plan</translation>
    </message>
</context>
</TS>
