<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="tr_TR">
<context>
    <name></name>
    <message>
        <source>did you mean {name!r}?</source>
        <translation>{name!r} mı demek istediniz?</translation>
    </message>
    <message>
        <source>line {line}</source>
        <translation>satır {line}</translation>
    </message>
    <message>
        <source>the market of customer {customer!r} is not known</source>
        <translation>{customer!r} müşterisinin pazarı bilinmiyor</translation>
    </message>
    <message>
        <source>give market (a line of the rate card) or country (such as TR), or write the customer as a number with + and country code</source>
        <translation>market (ücret listesindeki bir satır) ya da country (TR gibi) verin ya da müşteriyi + ve ülke koduyla başlayan numara olarak yazın</translation>
    </message>
    <message>
        <source>customer {customer!r} would belong to {names}</source>
        <translation>{customer!r} müşterisi birden çok pazara düşüyor: {names}</translation>
    </message>
    <message>
        <source>correct the number, the country or the market</source>
        <translation>numarayı, ülkeyi ya da pazarı düzeltin</translation>
    </message>
    <message>
        <source>write one event a line, such as {{&quot;at&quot;: &quot;2026-11-03T10:00:00&quot;, &quot;customer&quot;: &quot;+905321234567&quot;, &quot;kind&quot;: &quot;inbound&quot;}}</source>
        <translation>her satıra bir olay yazın, örneğin {{&quot;at&quot;: &quot;2026-11-03T10:00:00&quot;, &quot;customer&quot;: &quot;+905321234567&quot;, &quot;kind&quot;: &quot;inbound&quot;}}</translation>
    </message>
    <message>
        <source>the header has no {missing}</source>
        <translation>başlıkta şunlar eksik: {missing}</translation>
    </message>
    <message>
        <source>begin with a line such as at,customer,kind,category,country</source>
        <translation>dosyaya at,customer,kind,category,country gibi bir satırla başlayın</translation>
    </message>
    <message>
        <source>the header has {twice} more than once</source>
        <translation>başlıkta birden çok kez geçiyor: {twice}</translation>
    </message>
    <message>
        <source>keep one column of each name</source>
        <translation>her addan bir sütun bırakın</translation>
    </message>
    <message>
        <source>the line has {cells} cells, the header {names}</source>
        <translation>satırda {cells} hücre var, başlıkta {names}</translation>
    </message>
    <message>
        <source>put a text that holds a separator in double quotes</source>
        <translation>ayırıcı içeren metni çift tırnağa alın</translation>
    </message>
    <message>
        <source>leave earlier messages out, or choose the rules to use</source>
        <translation>daha eski mesajları çıkarın ya da kullanılacak kuralları seçin</translation>
    </message>
    <message>
        <source>there is no chart {chart_id!r}</source>
        <translation>{chart_id!r} adlı bir grafik yok</translation>
    </message>
    <message>
        <source>choose one of {names}</source>
        <translation>şunlardan birini seçin: {names}</translation>
    </message>
    <message>
        <source>file name</source>
        <translation>dosya adı</translation>
    </message>
    <message>
        <source>{path!r} does not end in a known picture format</source>
        <translation>{path!r} bilinen bir resim biçimiyle bitmiyor</translation>
    </message>
    <message>
        <source>end the name in .png, .svg or .pdf</source>
        <translation>adı .png, .svg ya da .pdf ile bitirin</translation>
    </message>
    <message>
        <source>without a home country every market with such a rate counts as foreign</source>
        <translation>merkez ülke verilmediği için bu ücreti olan her pazar yurt dışı sayılıyor</translation>
    </message>
    <message>
        <source>give --home-country</source>
        <translation>--home-country verin</translation>
    </message>
    <message>
        <source>cannot be read ({strerror})</source>
        <translation>okunamıyor ({strerror})</translation>
    </message>
    <message>
        <source>save it as CSV UTF-8 or JSON Lines</source>
        <translation>CSV UTF-8 ya da JSON Lines olarak kaydedin</translation>
    </message>
    <message>
        <source>use a name such as Europe/Istanbul</source>
        <translation>Europe/Istanbul gibi bir ad kullanın</translation>
    </message>
    <message>
        <source>time zone {name!r} is not known</source>
        <translation>{name!r} saat dilimi bilinmiyor</translation>
    </message>
    <message>
        <source>{hours:|hour|hours} is not a length Meta gives a free entry point</source>
        <translation>Meta&apos;nın ücretsiz giriş noktalarında {hours} saatlik süre yok</translation>
    </message>
    <message>
        <source>use {free_entry_hours} to {longest_free_entry_hours}</source>
        <translation>{free_entry_hours} ile {longest_free_entry_hours} arasında bir değer kullanın</translation>
    </message>
    <message>
        <source>{value} messages is less than none</source>
        <translation>{value} mesaj sıfırdan az</translation>
    </message>
    <message>
        <source>use 0 or more</source>
        <translation>0 ya da daha fazlasını kullanın</translation>
    </message>
    <message>
        <source>there is no rate card in {name!r}</source>
        <translation>{name!r} para biriminde ücret listesi yok</translation>
    </message>
    <message>
        <source>{text!r} is not a date</source>
        <translation>{text!r} bir tarih değil</translation>
    </message>
    <message>
        <source>write it as 2026-11-01</source>
        <translation>2026-11-01 biçiminde yazın</translation>
    </message>
    <message>
        <source>{text!r} does not name a market, a category with tiers and a number</source>
        <translation>{text!r} bir pazarı, kademeli bir kategoriyi ve bir sayıyı belirtmiyor</translation>
    </message>
    <message>
        <source>write it as &quot;India/utility=700000&quot; or &quot;India/authentication=700000&quot;</source>
        <translation>&quot;India/utility=700000&quot; ya da &quot;India/authentication=700000&quot; biçiminde yazın</translation>
    </message>
    <message>
        <source>{text!r} is more messages than there can be</source>
        <translation>{text!r} olabilecek mesaj sayısını aşıyor</translation>
    </message>
    <message>
        <source>use at most {most_messages:,}</source>
        <translation>en fazla {most_messages:,} kullanın</translation>
    </message>
    <message>
        <source>the plan sends no message</source>
        <translation>plan hiç mesaj göndermiyor</translation>
    </message>
    <message>
        <source>add a send or an entry point</source>
        <translation>bir gönderim ya da giriş noktası ekleyin</translation>
    </message>
    <message>
        <source>the plan has no line {name!r}</source>
        <translation>planda {name!r} adlı bir satır yok</translation>
    </message>
    <message>
        <source>there is no person {asked}</source>
        <translation>{asked} numaralı kişi yok</translation>
    </message>
    <message>
        <source>give a number from 1 to {people}</source>
        <translation>1 ile {people} arasında bir sayı verin</translation>
    </message>
    <message>
        <source>{target!r} is {holder} already</source>
        <translation>{target!r} zaten kullanılıyor: {holder}</translation>
    </message>
    <message>
        <source>choose another file</source>
        <translation>başka bir dosya seçin</translation>
    </message>
    <message>
        <source>see &apos;tarife rates&apos; for the cards there are</source>
        <translation>mevcut listeler için &apos;tarife rates&apos; komutuna bakın</translation>
    </message>
    <message>
        <source>there is no card {name!r}</source>
        <translation>{name!r} adlı bir liste yok</translation>
    </message>
    <message>
        <source>{before} and {after} are in different currencies</source>
        <translation>{before} ile {after} farklı para birimlerinde</translation>
    </message>
    <message>
        <source>compare cards of one currency; Meta&apos;s are never derived from each other</source>
        <translation>aynı para birimindeki listeleri karşılaştırın; Meta&apos;nın listeleri birbirinden türetilmez</translation>
    </message>
    <message>
        <source>the file cannot be read ({strerror})</source>
        <translation>dosya okunamıyor ({strerror})</translation>
    </message>
    <message>
        <source>give it, such as --effective-from 2026-10-01</source>
        <translation>--effective-from 2026-10-01 gibi verin</translation>
    </message>
    <message>
        <source>no cell of the files names the currency</source>
        <translation>dosyaların hiçbir hücresinde para birimi yazmıyor</translation>
    </message>
    <message>
        <source>give it, such as --currency EUR</source>
        <translation>--currency EUR gibi verin</translation>
    </message>
    <message>
        <source>{text!r} is not a date such as 2026-10-01</source>
        <translation>{text!r} 2026-10-01 gibi bir tarih değil</translation>
    </message>
    <message>
        <source>only imported cards can be removed</source>
        <translation>yalnızca içe aktarılan listeler kaldırılabilir</translation>
    </message>
    <message>
        <source>the card is shipped</source>
        <translation>bu liste programla birlikte geliyor</translation>
    </message>
    <message>
        <source>no card in {currency!r} holds on {day}</source>
        <translation>{currency!r} para biriminde {day} günü geçerli bir liste yok</translation>
    </message>
    <message>
        <source>the card holds no rate of {market!r}</source>
        <translation>listede {market!r} ücreti yok</translation>
    </message>
    <message>
        <source>it holds {markets}</source>
        <translation>listede bulunanlar: {markets}</translation>
    </message>
    <message>
        <source>{count} cards</source>
        <translation>{count} liste</translation>
    </message>
    <message>
        <source>nothing is wrong with {cards}</source>
        <translation>sorun bulunamadı: {cards}</translation>
    </message>
    <message>
        <source>the name {file!r} does not begin with a date and a currency</source>
        <translation>{file!r} adı tarih ve para birimiyle başlamıyor</translation>
    </message>
    <message>
        <source>name it by the first day and the currency, such as 2026-10-01_USD.csv</source>
        <translation>ilk gün ve para birimiyle adlandırın, örneğin 2026-10-01_USD.csv</translation>
    </message>
    <message>
        <source>the folder does not hold the one card that it is named after</source>
        <translation>klasörde, adını aldığı liste yok</translation>
    </message>
    <message>
        <source>the text is not JSON ({reason})</source>
        <translation>metin JSON değil ({reason})</translation>
    </message>
    <message>
        <source>open a file that Tarife saved, or correct this place</source>
        <translation>Tarife&apos;nin kaydettiği bir dosyayı açın ya da burayı düzeltin</translation>
    </message>
    <message>
        <source>the field {name!r} is written twice in one place</source>
        <translation>{name!r} alanı aynı yerde iki kez yazılmış</translation>
    </message>
    <message>
        <source>keep one</source>
        <translation>birini bırakın</translation>
    </message>
    <message>
        <source>the file is not a plan of Tarife</source>
        <translation>dosya bir Tarife planı değil</translation>
    </message>
    <message>
        <source>open a file with a format number</source>
        <translation>biçim numarası olan bir dosya açın</translation>
    </message>
    <message>
        <source>there is no format {number!r}</source>
        <translation>{number!r} numaralı bir biçim yok</translation>
    </message>
    <message>
        <source>write {format}</source>
        <translation>{format} yazın</translation>
    </message>
    <message>
        <source>the plan was saved by a newer version of Tarife, in format {number!r}</source>
        <translation>plan Tarife&apos;nin daha yeni bir sürümünde, {number!r} numaralı biçimle kaydedilmiş</translation>
    </message>
    <message>
        <source>install the newest version to open it</source>
        <translation>açmak için en yeni sürümü kurun</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>böyle bir dosya yok</translation>
    </message>
    <message>
        <source>the file {reason}</source>
        <translation>dosya {reason}</translation>
    </message>
    <message>
        <source>open a file that Tarife saved</source>
        <translation>Tarife&apos;nin kaydettiği bir dosya açın</translation>
    </message>
    <message>
        <source>the folder cannot be made ({strerror})</source>
        <translation>klasör oluşturulamıyor ({strerror})</translation>
    </message>
    <message>
        <source>the file cannot be removed ({strerror})</source>
        <translation>dosya silinemiyor ({strerror})</translation>
    </message>
    <message>
        <source>this partner profile cannot be used: {reason}</source>
        <translation>bu iş ortağı profili kullanılamıyor: {reason}</translation>
    </message>
    <message>
        <source>correct the file, or save the profile anew</source>
        <translation>dosyayı düzeltin ya da profili yeniden kaydedin</translation>
    </message>
    <message>
        <source>the partner has no name</source>
        <translation>iş ortağının adı yok</translation>
    </message>
    <message>
        <source>give it a name</source>
        <translation>bir ad verin</translation>
    </message>
    <message>
        <source>{tier!r} is no volume tier</source>
        <translation>{tier!r} bir hacim kademesi değil</translation>
    </message>
    <message>
        <source>card {names}</source>
        <translation>liste {names}</translation>
    </message>
    <message>
        <source>{line!r} in the plan is no rate</source>
        <translation>plandaki {line!r} bir ücret değil</translation>
    </message>
    <message>
        <source>charged as {market!r} since {day}, and as {market_2!r} before</source>
        <translation>{day} gününden beri {market!r}, öncesinde {market_2!r} olarak ücretlendiriliyor</translation>
    </message>
    <message>
        <source>charged as {market!r}, and from {day} on as {market_2!r}</source>
        <translation>{market!r} olarak, {day} gününden sonra {market_2!r} olarak ücretlendiriliyor</translation>
    </message>
    <message>
        <source>choose the rules of the month to see what Meta will charge</source>
        <translation>Meta&apos;nın ne keseceğini görmek için ayın kurallarını seçin</translation>
    </message>
    <message>
        <source>free entry points are taken to stay open {free_entry_hours} hours; Meta guarantees {free_entry_hours_2}</source>
        <translation>ücretsiz giriş noktaları {free_entry_hours} saat açık kalır sayılıyor; Meta {free_entry_hours_2} saati garanti ediyor</translation>
    </message>
    <message>
        <source>use {free_entry_hours} to plan on the safe side</source>
        <translation>ihtiyatlı planlamak için {free_entry_hours} kullanın</translation>
    </message>
    <message>
        <source>{missed:,|answer comes|answers come} after the 24-hour window has closed and cannot be sent</source>
        <translation>{missed:,} cevap, 24 saatlik pencere kapandıktan sonra kalıyor ve gönderilemiyor</translation>
    </message>
    <message>
        <source>answer sooner, or open the desk longer</source>
        <translation>daha çabuk cevap verin ya da çalışma saatlerini uzatın</translation>
    </message>
    <message>
        <source>month&apos;s end</source>
        <translation>ay sonu</translation>
    </message>
    <message>
        <source>{carried_over:,|message falls|messages fall} after the month and {carried_over:-|belongs|belong} to the next bill</source>
        <translation>{carried_over:,} mesaj aydan sonraya kalıyor ve gelecek ayın faturasına giriyor</translation>
    </message>
    <message>
        <source>{messages:,} messages for {people:,} people are more than {most_each:,} each</source>
        <translation>{people:,} kişiye {messages:,} mesaj, kişi başına {most_each:,} sınırını aşıyor</translation>
    </message>
    <message>
        <source>enlarge the audience</source>
        <translation>kitleyi büyütün</translation>
    </message>
    <message>
        <source>United States</source>
        <translation>Amerika Birleşik Devletleri</translation>
    </message>
    <message>
        <source>{messages:,|marketing message is|marketing messages are} not delivered, and not billed, since Meta paused them on 1 April 2025</source>
        <translation>Meta 1 Nisan 2025&apos;te durdurduğu için {messages:,} pazarlama mesajı teslim edilmiyor ve faturalanmıyor</translation>
    </message>
    <message>
        <source>leave them out, or use another channel</source>
        <translation>bunları çıkarın ya da başka bir kanal kullanın</translation>
    </message>
    <message>
        <source>card {card}</source>
        <translation>liste {card}</translation>
    </message>
    <message>
        <source>only a part of Meta&apos;s card was found; it lacks {lacks}</source>
        <translation>Meta&apos;nın listesinin yalnızca bir bölümü bulundu; eksikler: {lacks}</translation>
    </message>
    <message>
        <source>import Meta&apos;s card</source>
        <translation>Meta&apos;nın listesini içe aktarın</translation>
    </message>
    <message>
        <source>the volume tiers of this card are not known; every message is priced at the list rate, so a large volume may cost less</source>
        <translation>bu listenin hacim kademeleri bilinmiyor; her mesaj liste ücretiyle hesaplanıyor, büyük hacimler daha ucuza gelebilir</translation>
    </message>
    <message>
        <source>import Meta&apos;s volume-tier card</source>
        <translation>Meta&apos;nın hacim kademesi listesini içe aktarın</translation>
    </message>
    <message>
        <source>import Meta&apos;s card to be sure</source>
        <translation>emin olmak için Meta&apos;nın listesini içe aktarın</translation>
    </message>
    <message>
        <source>Meta changed some rates on {change}, and no {currency} card of that day is known</source>
        <translation>Meta {change} günü bazı ücretleri değiştirdi; o günün {currency} listesi bilinmiyor</translation>
    </message>
    <message>
        <source>Meta may have changed its rates since; changes come on 1 January, April, July and October</source>
        <translation>Meta o günden beri ücretlerini değiştirmiş olabilir; değişiklikler 1 Ocak, 1 Nisan, 1 Temmuz ve 1 Ekim&apos;de gelir</translation>
    </message>
    <message>
        <source>{currency!r} is no currency code</source>
        <translation>{currency!r} bir para birimi kodu değil</translation>
    </message>
    <message>
        <source>give three capital letters, such as USD</source>
        <translation>USD gibi üç büyük harf yazın</translation>
    </message>
    <message>
        <source>{country!r} is no country code</source>
        <translation>{country!r} bir ülke kodu değil</translation>
    </message>
    <message>
        <source>give two capital letters, such as TR</source>
        <translation>TR gibi iki büyük harf yazın</translation>
    </message>
    <message>
        <source>there is no time zone {name!r}</source>
        <translation>{name!r} adlı bir saat dilimi yok</translation>
    </message>
    <message>
        <source>give an IANA name, such as Europe/Istanbul</source>
        <translation>Europe/Istanbul gibi bir IANA adı yazın</translation>
    </message>
    <message>
        <source>{market!r} is no market</source>
        <translation>{market!r} bir pazar değil</translation>
    </message>
    <message>
        <source>name a market of the rate card</source>
        <translation>ücret listesindeki bir pazarı yazın</translation>
    </message>
    <message>
        <source>{category!r} has no volume tiers</source>
        <translation>{category!r} kategorisinin hacim kademesi yok</translation>
    </message>
    <message>
        <source>choose one of {tier_counters}</source>
        <translation>şunlardan birini seçin: {tier_counters}</translation>
    </message>
    <message>
        <source>{market!r} and {category!r} are already in {inside}</source>
        <translation>{market!r} ve {category!r} zaten {inside} içinde var</translation>
    </message>
    <message>
        <source>add the two numbers and keep one</source>
        <translation>iki sayıyı toplayıp tek satırda bırakın</translation>
    </message>
    <message>
        <source>{value!r} is too small</source>
        <translation>{value!r} çok küçük</translation>
    </message>
    <message>
        <source>give {least}</source>
        <translation>{least} verin</translation>
    </message>
    <message>
        <source>{value!r} is too large</source>
        <translation>{value!r} çok büyük</translation>
    </message>
    <message>
        <source>give {most}</source>
        <translation>{most} verin</translation>
    </message>
    <message>
        <source>{value!r} is no number</source>
        <translation>{value!r} bir sayı değil</translation>
    </message>
    <message>
        <source>give a number</source>
        <translation>bir sayı yazın</translation>
    </message>
    <message>
        <source>no billing rules are known for {month!r}</source>
        <translation>{month!r} ayının faturalama kuralları bilinmiyor</translation>
    </message>
    <message>
        <source>choose a month from {first_month} to {last_month}</source>
        <translation>{first_month} ile {last_month} arasında bir ay seçin</translation>
    </message>
    <message>
        <source>{country!r} already has the row grid[{first}]</source>
        <translation>{country!r} için zaten grid[{first}] satırı var</translation>
    </message>
    <message>
        <source>add the two rows together and keep one</source>
        <translation>iki satırı toplayıp tek satırda bırakın</translation>
    </message>
    <message>
        <source>{people!r} people are fewer than a week&apos;s {most!r} marketing messages</source>
        <translation>{people!r} kişi, bir haftanın {most!r} pazarlama mesajından az</translation>
    </message>
    <message>
        <source>give more people, or 0 for as many as are needed</source>
        <translation>daha çok kişi verin ya da gerektiği kadar olsun diye 0 yazın</translation>
    </message>
    <message>
        <source>the partner&apos;s fees are in {currency!r}, the account is billed in {currency_2!r}</source>
        <translation>iş ortağının ücretleri {currency!r}, hesabın faturası {currency_2!r} para biriminde</translation>
    </message>
    <message>
        <source>enter its fees in {currency}; nothing is converted</source>
        <translation>ücretlerini {currency} olarak girin; hiçbir şey çevrilmez</translation>
    </message>
    <message>
        <source>{category!r} is already in {inside}</source>
        <translation>{category!r} zaten {inside} içinde var</translation>
    </message>
    <message>
        <source>keep one of the two</source>
        <translation>ikisinden birini bırakın</translation>
    </message>
    <message>
        <source>the name {tax!r} of the tax is empty</source>
        <translation>verginin adı boş: {tax!r}</translation>
    </message>
    <message>
        <source>give a name, such as KDV</source>
        <translation>KDV gibi bir ad verin</translation>
    </message>
    <message>
        <source>the tax {tax!r} is due on no line</source>
        <translation>{tax!r} vergisi hiçbir kaleme uygulanmıyor</translation>
    </message>
    <message>
        <source>choose at least one line, or delete the tax</source>
        <translation>en az bir kalem seçin ya da vergiyi silin</translation>
    </message>
    <message>
        <source>the tax {tax!r} is due on a tax</source>
        <translation>{tax!r} vergisi başka bir vergiye uygulanıyor</translation>
    </message>
    <message>
        <source>choose other lines; a tax on a tax is not known here</source>
        <translation>başka kalemler seçin; verginin vergisi burada hesaplanmaz</translation>
    </message>
    <message>
        <source>{currency!r} is the billing currency already</source>
        <translation>{currency!r} zaten fatura para birimi</translation>
    </message>
    <message>
        <source>choose another currency, or none</source>
        <translation>başka bir para birimi seçin ya da boş bırakın</translation>
    </message>
    <message>
        <source>{market!r} already has a price in {inside}</source>
        <translation>{market!r} için {inside} içinde zaten bir fiyat var</translation>
    </message>
    <message>
        <source>{value!r} has more than {most_decimals} decimals</source>
        <translation>{value!r} en çok {most_decimals} olması gereken ondalık basamağı aşıyor</translation>
    </message>
    <message>
        <source>give at most {most_decimals}</source>
        <translation>en fazla {most_decimals} basamak verin</translation>
    </message>
    <message>
        <source>the name {name!r} is empty</source>
        <translation>ad boş: {name!r}</translation>
    </message>
    <message>
        <source>give a name</source>
        <translation>bir ad verin</translation>
    </message>
    <message>
        <source>the id is empty</source>
        <translation>kimlik boş</translation>
    </message>
    <message>
        <source>give an id of its own</source>
        <translation>kendine ait bir kimlik verin</translation>
    </message>
    <message>
        <source>the id {line!r} is already that of {seen}</source>
        <translation>{line!r} kimliği zaten {seen} için kullanılıyor</translation>
    </message>
    <message>
        <source>both audience {audience!r} and country {country!r} are given</source>
        <translation>hem {audience!r} kitlesi hem {country!r} ülkesi verilmiş</translation>
    </message>
    <message>
        <source>neither audience nor country is given</source>
        <translation>ne kitle ne ülke verilmiş</translation>
    </message>
    <message>
        <source>give one of the two</source>
        <translation>ikisinden birini verin</translation>
    </message>
    <message>
        <source>there is no audience {audience_id!r}</source>
        <translation>{audience_id!r} adlı bir kitle yok</translation>
    </message>
    <message>
        <source>{volume!r} messages go out at once, but the audience {audience!r} has {people!r} people</source>
        <translation>tek seferde {volume!r} mesaj çıkıyor, ama {audience!r} kitlesinde {people!r} kişi var</translation>
    </message>
    <message>
        <source>lower the volume or enlarge the audience</source>
        <translation>hacmi azaltın ya da kitleyi büyütün</translation>
    </message>
    <message>
        <source>the audience {audience!r} has nobody in it</source>
        <translation>{audience!r} kitlesinde kimse yok</translation>
    </message>
    <message>
        <source>give its number of people</source>
        <translation>kişi sayısını girin</translation>
    </message>
    <message>
        <source>the broadcast has no date and time</source>
        <translation>toplu gönderimin tarihi ve saati yok</translation>
    </message>
    <message>
        <source>add one in {month}</source>
        <translation>{month} içinden bir tarih ekleyin</translation>
    </message>
    <message>
        <source>no weekday is chosen</source>
        <translation>haftanın hiçbir günü seçilmemiş</translation>
    </message>
    <message>
        <source>choose at least one</source>
        <translation>en az bir gün seçin</translation>
    </message>
    <message>
        <source>none of the chosen weekdays lies between the first and the last day</source>
        <translation>seçilen günlerin hiçbiri ilk ve son gün arasına düşmüyor</translation>
    </message>
    <message>
        <source>choose more days or weekdays</source>
        <translation>daha çok gün seçin</translation>
    </message>
    <message>
        <source>the first day {first!r} comes after the last day {last!r}</source>
        <translation>ilk gün {first!r}, son gün {last!r} tarihinden sonra</translation>
    </message>
    <message>
        <source>exchange the two</source>
        <translation>ikisinin yerini değiştirin</translation>
    </message>
    <message>
        <source>the P90 of {p90_s!r} seconds is less than the median of {median_s!r} seconds</source>
        <translation>P90 değeri {p90_s!r} saniye, ortancadan ({median_s!r} saniye) küçük</translation>
    </message>
    <message>
        <source>give a P90 that is at least the median</source>
        <translation>en az ortanca kadar bir P90 verin</translation>
    </message>
    <message>
        <source>{start} {clock!r} is not before {end} {clock_2!r}</source>
        <translation>{start} {clock!r}, {end} {clock_2!r} saatinden önce değil</translation>
    </message>
    <message>
        <source>exchange the two, or write 00:00 for the end of the day</source>
        <translation>ikisinin yerini değiştirin ya da gün sonu için 00:00 yazın</translation>
    </message>
    <message>
        <source>the hours from {clock!r} overlap those of the same day from {clock_2!r}</source>
        <translation>{clock!r} ile başlayan saatler, aynı gün {clock_2!r} ile başlayanlarla çakışıyor</translation>
    </message>
    <message>
        <source>join the two or move one</source>
        <translation>ikisini birleştirin ya da birini kaydırın</translation>
    </message>
    <message>
        <source>{day!r} is not in {month}</source>
        <translation>{day!r}, {month} ayında değil</translation>
    </message>
    <message>
        <source>choose a day from {first_day} to {last_day}</source>
        <translation>{first_day} ile {last_day} arasında bir gün seçin</translation>
    </message>
    <message>
        <source>{text!r} names an offset of its own</source>
        <translation>{text!r} kendi saat farkını belirtiyor</translation>
    </message>
    <message>
        <source>write the local time of the account, such as 09:00</source>
        <translation>hesabın yerel saatini yazın, örneğin 09:00</translation>
    </message>
    <message>
        <source>the id {scenario!r} is already used by scenarios[{seen}]</source>
        <translation>{scenario!r} kimliği scenarios[{seen}] için zaten kullanılıyor</translation>
    </message>
    <message>
        <source>the number has a range already in ranges[{first}]</source>
        <translation>sayının ranges[{first}] içinde zaten bir aralığı var</translation>
    </message>
    <message>
        <source>give the least first, and a likeliest number between the two</source>
        <translation>önce en küçüğünü verin, en olası sayı ikisinin arasında olsun</translation>
    </message>
    <message>
        <source>{value!r} cannot stand for {field!r}</source>
        <translation>{value!r}, {field!r} için kullanılamaz</translation>
    </message>
    <message>
        <source>give {nearest!r} or a number on its other side</source>
        <translation>{nearest!r} ya da öbür yanındaki bir sayıyı verin</translation>
    </message>
    <message>
        <source>the plan has no number {field!r} in {part} {at!r}</source>
        <translation>planın {part} {at!r} bölümünde {field!r} sayısı yok</translation>
    </message>
    <message>
        <source>remove this entry</source>
        <translation>bu girdiyi kaldırın</translation>
    </message>
    <message>
        <source>import Meta&apos;s card, or choose USD</source>
        <translation>Meta&apos;nın listesini içe aktarın ya da USD seçin</translation>
    </message>
    <message>
        <source>the card {card} prints no {category} rate of {market} beyond {end:,} messages a month</source>
        <translation>{card} listesinde ayda {end:,} mesajın üzeri için {market} ücreti ({category}) yazmıyor</translation>
    </message>
    <message>
        <source>a rate of &apos;{micros}&apos; {currency} cannot be</source>
        <translation>&apos;{micros}&apos; {currency} ücret olamaz</translation>
    </message>
    <message>
        <source>check its decimal point; leave out a row without rate</source>
        <translation>ondalık işaretini denetleyin; ücreti olmayan satırı çıkarın</translation>
    </message>
    <message>
        <source>Meta has no card in {currency!r}</source>
        <translation>Meta&apos;nın {currency!r} para biriminde listesi yok</translation>
    </message>
    <message>
        <source>use one of {highest_plausible}</source>
        <translation>şunlardan birini kullanın: {highest_plausible}</translation>
    </message>
    <message>
        <source>{market!r} is no market on {effective_from}</source>
        <translation>{market!r}, {effective_from} günü bir pazar değil</translation>
    </message>
    <message>
        <source>see the markets of that day in markets.csv</source>
        <translation>o günün pazarları için markets.csv dosyasına bakın</translation>
    </message>
    <message>
        <source>the complete card holds no rate of {market!r}</source>
        <translation>eksiksiz sayılan listede {market!r} ücreti yok</translation>
    </message>
    <message>
        <source>add its rates, or list the card as one with gaps</source>
        <translation>ücretlerini ekleyin ya da listeyi eksik olarak kaydedin</translation>
    </message>
    <message>
        <source>the complete card holds no {category} rate of {market!r}</source>
        <translation>eksiksiz sayılan listede {market!r} için {category} ücreti yok</translation>
    </message>
    <message>
        <source>add it, or list the card as one with gaps</source>
        <translation>ekleyin ya da listeyi eksik olarak kaydedin</translation>
    </message>
    <message>
        <source>{market!r} has no authentication-international rate {since}</source>
        <translation>{market!r} için uluslararası kimlik doğrulama ücreti yok: {since}</translation>
    </message>
    <message>
        <source>check the market and the date of the card</source>
        <translation>pazarı ve listenin tarihini denetleyin</translation>
    </message>
    <message>
        <source>{category} has no volume tiers</source>
        <translation>{category} kategorisinin hacim kademesi yok</translation>
    </message>
    <message>
        <source>keep the list rate only</source>
        <translation>yalnızca liste ücretini bırakın</translation>
    </message>
    <message>
        <source>a tier rate is above the list rate</source>
        <translation>bir kademe ücreti liste ücretinin üzerinde</translation>
    </message>
    <message>
        <source>check the digits of both</source>
        <translation>ikisinin de rakamlarını denetleyin</translation>
    </message>
    <message>
        <source>no band holds the messages beyond {end:,}</source>
        <translation>{end:,} üzerindeki mesajlar hiçbir kademeye girmiyor</translation>
    </message>
    <message>
        <source>Meta had no authentication-international rate of this market before</source>
        <translation>Meta&apos;nın bu pazar için daha önce uluslararası kimlik doğrulama ücreti yoktu</translation>
    </message>
    <message>
        <source>{name} is a market of its own from {day} on</source>
        <translation>{name}, {day} gününden itibaren ayrı bir pazar</translation>
    </message>
    <message>
        <source>import the list card and the volume-tier card together to replace all of it</source>
        <translation>tümünü yenilemek için liste ücretlerini ve hacim kademelerini birlikte içe aktarın</translation>
    </message>
    <message>
        <source>{what} are those of the card that is there already</source>
        <translation>{what} var olan listeden alındı</translation>
    </message>
    <message>
        <source>card {present}</source>
        <translation>liste {present}</translation>
    </message>
    <message>
        <source>{lost:|rate loses its|rates lose their} volume tiers, since {lost:-|its|their} list rate is another</source>
        <translation>liste ücreti değiştiği için {lost} ücret hacim kademelerini yitiriyor</translation>
    </message>
    <message>
        <source>{market!r} is the same market as {market_2!r} at {market_where}</source>
        <translation>{market!r}, {market_where} konumundaki {market_2!r} ile aynı pazar</translation>
    </message>
    <message>
        <source>{category} of {market!r} is {here} here and {there} at {wheres}</source>
        <translation>{market!r} için {category} ücreti burada {here}, {wheres} konumunda {there}</translation>
    </message>
    <message>
        <source>import files of the same date together</source>
        <translation>aynı tarihli dosyaları birlikte içe aktarın</translation>
    </message>
    <message>
        <source>this is not TOML: {error}</source>
        <translation>bu TOML değil: {error}</translation>
    </message>
    <message>
        <source>correct the line, or restore the file as it was shipped</source>
        <translation>satırı düzeltin ya da dosyayı ilk hâline döndürün</translation>
    </message>
    <message>
        <source>{entry!r} stands where the fields of a card are expected</source>
        <translation>bir listenin alanları beklenen yerde {entry!r} var</translation>
    </message>
    <message>
        <source>begin the card with a line such as [&quot;{name}&quot;]</source>
        <translation>listeye [&quot;{name}&quot;] gibi bir satırla başlayın</translation>
    </message>
    <message>
        <source>a card has no field {field!r}</source>
        <translation>listede {field!r} alanı olmaz</translation>
    </message>
    <message>
        <source>take the field out</source>
        <translation>alanı çıkarın</translation>
    </message>
    <message>
        <source>the field {field!r} is not given</source>
        <translation>{field!r} alanı verilmemiş</translation>
    </message>
    <message>
        <source>give {in_words}</source>
        <translation>şunu verin: {in_words}</translation>
    </message>
    <message>
        <source>{entry!r} is not {in_words}</source>
        <translation>{entry!r} uygun değil, beklenen: {in_words}</translation>
    </message>
    <message>
        <source>{entry!r} is no coverage</source>
        <translation>{entry!r} bir kapsam değil</translation>
    </message>
    <message>
        <source>choose one of {known}</source>
        <translation>şunlardan birini seçin: {known}</translation>
    </message>
    <message>
        <source>the card is named {name!r}, but its date and currency make {expected!r}</source>
        <translation>listenin adı {name!r}, ama tarihi ve para birimi {expected!r} gerektiriyor</translation>
    </message>
    <message>
        <source>make the name, the date and the three-letter currency agree</source>
        <translation>ad, tarih ve üç harfli para birimi birbirini tutsun</translation>
    </message>
    <message>
        <source>the card is not complete and does not state what it lacks</source>
        <translation>liste eksik ve neyin eksik olduğunu söylemiyor</translation>
    </message>
    <message>
        <source>list it under &apos;missing&apos;, one phrase each</source>
        <translation>&apos;missing&apos; altında tek tek yazın</translation>
    </message>
    <message>
        <source>{since!r} to {until!r} are not two days</source>
        <translation>{since!r} ile {until!r} iki gün değil</translation>
    </message>
    <message>
        <source>write days such as 2026-10-01, and an empty until for no end</source>
        <translation>günleri 2026-10-01 gibi yazın, bitiş yoksa until boş kalsın</translation>
    </message>
    <message>
        <source>the market {market!r} from {since!r} to {until!r} holds on no day</source>
        <translation>{since!r} ile {until!r} arasındaki {market!r} pazarı hiçbir gün geçerli değil</translation>
    </message>
    <message>
        <source>name a market, and give the earlier day first</source>
        <translation>bir pazar yazın ve önce erken günü verin</translation>
    </message>
    <message>
        <source>{row} does not change markets where {where} ends</source>
        <translation>{row}, {where} satırının bittiği yerde pazar değiştirmiyor</translation>
    </message>
    <message>
        <source>let each row begin on the day after the one before it ends</source>
        <translation>her satır, öncekinin bittiği günün ertesi günü başlasın</translation>
    </message>
    <message>
        <source>{iso2!r} is in {markets_file} too</source>
        <translation>{iso2!r}, {markets_file} içinde de var</translation>
    </message>
    <message>
        <source>keep it in one of the two files</source>
        <translation>iki dosyadan birinde bırakın</translation>
    </message>
    <message>
        <source>{iso2!r} follows {follows!r}, which {markets_file} does not list</source>
        <translation>{iso2!r}, {markets_file} içinde bulunmayan {follows!r} ülkesini izliyor</translation>
    </message>
    <message>
        <source>name a listed country, or leave it empty</source>
        <translation>listedeki bir ülkeyi yazın ya da boş bırakın</translation>
    </message>
    <message>
        <source>no row says which market all other countries belong to</source>
        <translation>öbür ülkelerin hangi pazara girdiğini hiçbir satır söylemiyor</translation>
    </message>
    <message>
        <source>add a row with an empty iso2</source>
        <translation>iso2 hücresi boş bir satır ekleyin</translation>
    </message>
    <message>
        <source>no market of {country_name} is known on {day}</source>
        <translation>{country_name} ülkesinin {day} günündeki pazarı bilinmiyor</translation>
    </message>
    <message>
        <source>choose a day from {since} on</source>
        <translation>{since} ya da sonrasından bir gün seçin</translation>
    </message>
    <message>
        <source>{text!r} is no market of its own on {day}</source>
        <translation>{text!r}, {day} günü ayrı bir pazar değil</translation>
    </message>
    <message>
        <source>use {belongs!r}</source>
        <translation>{belongs!r} kullanın</translation>
    </message>
    <message>
        <source>no market is named {text!r}</source>
        <translation>{text!r} adlı bir pazar yok</translation>
    </message>
    <message>
        <source>use a name as the rate card prints it</source>
        <translation>adı ücret listesinde yazdığı gibi kullanın</translation>
    </message>
    <message>
        <source>did you mean {meant!r} ({country_name})?</source>
        <translation>{meant!r} ({country_name}) mı demek istediniz?</translation>
    </message>
    <message>
        <source>{given!r} is no country code</source>
        <translation>{given!r} bir ülke kodu değil</translation>
    </message>
    <message>
        <source>give two letters as in ISO 3166, such as &apos;TR&apos;</source>
        <translation>&apos;TR&apos; gibi ISO 3166&apos;daki iki harfi yazın</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>dosya boş</translation>
    </message>
    <message>
        <source>download it anew</source>
        <translation>yeniden indirin</translation>
    </message>
    <message>
        <source>the file is {kind}</source>
        <translation>dosya şu türde: {kind}</translation>
    </message>
    <message>
        <source>the row has rates and no market</source>
        <translation>satırda ücret var, pazar yok</translation>
    </message>
    <message>
        <source>name the market as the rate card prints it</source>
        <translation>pazarı ücret listesinde yazdığı gibi yazın</translation>
    </message>
    <message>
        <source>{market!r} is there twice, first at {where}</source>
        <translation>{market!r} iki kez geçiyor, ilki şurada: {where}</translation>
    </message>
    <message>
        <source>write it as Meta prints it, or &apos;n/a&apos; where there is none</source>
        <translation>Meta&apos;nın yazdığı gibi yazın, yoksa &apos;n/a&apos; yazın</translation>
    </message>
    <message>
        <source>no row of the file is the header of one of Meta&apos;s rate cards</source>
        <translation>dosyanın hiçbir satırı Meta&apos;nın ücret listesi başlığı değil</translation>
    </message>
    <message>
        <source>choose Meta&apos;s list-rate card or its volume-tier card as it was downloaded</source>
        <translation>Meta&apos;nın liste ücretleri ya da hacim kademesi dosyasını indirildiği gibi seçin</translation>
    </message>
    <message>
        <source>the column {cell!r} holds no rates that Tarife knows</source>
        <translation>{cell!r} sütununda Tarife&apos;nin bildiği bir ücret yok</translation>
    </message>
    <message>
        <source>it is passed over</source>
        <translation>atlanıyor</translation>
    </message>
    <message>
        <source>the line {cell!r} holds no rates</source>
        <translation>{cell!r} satırında ücret yok</translation>
    </message>
    <message>
        <source>{cell!r} is none of the currencies of Meta&apos;s cards</source>
        <translation>{cell!r}, Meta listelerinin para birimlerinden biri değil</translation>
    </message>
    <message>
        <source>write its three letters, such as &apos;EUR&apos;</source>
        <translation>&apos;EUR&apos; gibi üç harfini yazın</translation>
    </message>
    <message>
        <source>the rate is in {code}, and others of the file are in {first}</source>
        <translation>ücret {code}, dosyadaki öbürleri {first} para biriminde</translation>
    </message>
    <message>
        <source>a card has one currency; download it anew</source>
        <translation>bir listenin tek para birimi olur; yeniden indirin</translation>
    </message>
    <message>
        <source>the file has a header and no rates under it</source>
        <translation>dosyada başlık var, altında ücret yok</translation>
    </message>
    <message>
        <source>download Meta&apos;s rate card anew</source>
        <translation>Meta&apos;nın ücret listesini yeniden indirin</translation>
    </message>
    <message>
        <source>the file is neither a workbook (XLSX) nor text (CSV)</source>
        <translation>dosya ne çalışma kitabı (XLSX) ne de metin (CSV)</translation>
    </message>
    <message>
        <source>download Meta&apos;s rate card anew, or save it as XLSX or as CSV in UTF-8</source>
        <translation>Meta&apos;nın ücret listesini yeniden indirin ya da XLSX veya UTF-8 CSV olarak kaydedin</translation>
    </message>
    <message>
        <source>the bound {cell!r} is no whole number of messages</source>
        <translation>{cell!r} sınırı tam bir mesaj sayısı değil</translation>
    </message>
    <message>
        <source>write it as Meta prints it, such as &apos;100,000&apos;</source>
        <translation>Meta&apos;nın yazdığı gibi yazın, örneğin &apos;100,000&apos;</translation>
    </message>
    <message>
        <source>the first band of {line} does not begin at 0</source>
        <translation>{line} için ilk kademe 0&apos;dan başlamıyor</translation>
    </message>
    <message>
        <source>put the list rate&apos;s row first</source>
        <translation>liste ücretinin satırını başa koyun</translation>
    </message>
    <message>
        <source>a band of {line} begins before the one above it ends</source>
        <translation>{line} için bir kademe, üstündeki bitmeden başlıyor</translation>
    </message>
    <message>
        <source>let every band begin one message after the one before it</source>
        <translation>her kademe, öncekinden bir mesaj sonra başlasın</translation>
    </message>
    <message>
        <source>no band of {line} holds the messages {end:,} to {start:,}</source>
        <translation>{line} için {end:,} ile {start:,} arasındaki mesajlar hiçbir kademede değil</translation>
    </message>
    <message>
        <source>the band {first!r} to {last!r} ends before it begins</source>
        <translation>{first!r} - {last!r} kademesi başlamadan bitiyor</translation>
    </message>
    <message>
        <source>give the smaller message number first</source>
        <translation>önce küçük mesaj sayısını verin</translation>
    </message>
    <message>
        <source>{text!r} has {digits:|digit|digits}</source>
        <translation>{text!r} içinde {digits} rakam var</translation>
    </message>
    <message>
        <source>{text!r} begins with a calling code of no country</source>
        <translation>{text!r} hiçbir ülkeye ait olmayan bir kodla başlıyor</translation>
    </message>
    <message>
        <source>give the number with its country&apos;s calling code, such as +90</source>
        <translation>numarayı ülke koduyla verin, örneğin +90</translation>
    </message>
    <message>
        <source>{text!r} is not an international phone number</source>
        <translation>{text!r} uluslararası bir telefon numarası değil</translation>
    </message>
    <message>
        <source>begin with a plus sign and the calling code, such as &apos;+90 532 123 45 67&apos;</source>
        <translation>artı işareti ve ülke koduyla başlayın, örneğin &apos;+90 532 123 45 67&apos;</translation>
    </message>
    <message>
        <source>the system gives no reason</source>
        <translation>sistem neden belirtmiyor</translation>
    </message>
    <message>
        <source>the file cannot be read: {reason}</source>
        <translation>dosya okunamıyor: {reason}</translation>
    </message>
    <message>
        <source>check that it is there and that you may read it</source>
        <translation>orada olduğundan ve okuma izniniz bulunduğundan emin olun</translation>
    </message>
    <message>
        <source>the file is not UTF-8 text: byte {start} is wrong</source>
        <translation>dosya UTF-8 metin değil: {start}. bayt hatalı</translation>
    </message>
    <message>
        <source>save it as CSV in UTF-8</source>
        <translation>UTF-8 CSV olarak kaydedin</translation>
    </message>
    <message>
        <source>the card {name!r} is not in {list_file}</source>
        <translation>{name!r} listesi {list_file} içinde yok</translation>
    </message>
    <message>
        <source>add a table that says what it is and where it comes from</source>
        <translation>ne olduğunu ve nereden geldiğini söyleyen bir tablo ekleyin</translation>
    </message>
    <message>
        <source>the market is empty</source>
        <translation>pazar boş</translation>
    </message>
    <message>
        <source>name the market</source>
        <translation>pazarı yazın</translation>
    </message>
    <message>
        <source>{category!r} is no category</source>
        <translation>{category!r} bir kategori değil</translation>
    </message>
    <message>
        <source>choose of {categories}</source>
        <translation>şunlardan birini seçin: {categories}</translation>
    </message>
    <message>
        <source>the rate {error}</source>
        <translation>ücret hatalı: {error}</translation>
    </message>
    <message>
        <source>write it as Meta prints it, such as &apos;0.0109&apos;; leave out a row without rate</source>
        <translation>Meta&apos;nın yazdığı gibi yazın, örneğin &apos;0.0109&apos;; ücreti olmayan satırı çıkarın</translation>
    </message>
    <message>
        <source>the source count {sources!r} is not a whole number</source>
        <translation>kaynak sayısı {sources!r} tam sayı değil</translation>
    </message>
    <message>
        <source>give the number of sources that print the figure, 0 where it is inferred</source>
        <translation>rakamı yazan kaynakların sayısını verin, çıkarım yapıldıysa 0 yazın</translation>
    </message>
    <message>
        <source>the band {first!r} to {last!r} has a bound that is no whole number</source>
        <translation>{first!r} - {last!r} kademesinin tam sayı olmayan bir sınırı var</translation>
    </message>
    <message>
        <source>give message numbers without separators, and an empty tier_to for no end</source>
        <translation>mesaj sayılarını ayırıcısız yazın, üst sınır yoksa tier_to boş kalsın</translation>
    </message>
    <message>
        <source>put the row of the list rate, with tier_from 0, before the others</source>
        <translation>liste ücretinin satırını (tier_from 0) öbürlerinden önce koyun</translation>
    </message>
    <message>
        <source>a band of {line} begins twice at the same message number</source>
        <translation>{line} için bir kademe aynı mesaj sayısında iki kez başlıyor</translation>
    </message>
    <message>
        <source>keep one of this row and the one before it at {where}</source>
        <translation>bu satır ile öncesindeki {where} satırından birini bırakın</translation>
    </message>
    <message>
        <source>a band of {line} begins before the one at {where} ends</source>
        <translation>{line} için bir kademe, {where} satırındaki bitmeden başlıyor</translation>
    </message>
    <message>
        <source>sort the bands by tier_from, and let only the last one be open</source>
        <translation>kademeleri tier_from sırasına koyun, yalnızca sonuncusu açık kalsın</translation>
    </message>
    <message>
        <source>the file holds no rates</source>
        <translation>dosyada ücret yok</translation>
    </message>
    <message>
        <source>give one row for each market, category and band</source>
        <translation>her pazar, kategori ve kademe için bir satır verin</translation>
    </message>
    <message>
        <source>save the file as CSV with commas, and quotes around texts that hold one</source>
        <translation>dosyayı virgüllü CSV olarak kaydedin, virgül içeren metinleri tırnağa alın</translation>
    </message>
    <message>
        <source>the header is {header!r}</source>
        <translation>başlık şöyle: {header!r}</translation>
    </message>
    <message>
        <source>begin the file with the line {columns!r}</source>
        <translation>dosyaya {columns!r} satırıyla başlayın</translation>
    </message>
    <message>
        <source>put one cell under each column, and quotes around a text that holds a comma</source>
        <translation>her sütunun altına bir hücre koyun, virgül içeren metni tırnağa alın</translation>
    </message>
    <message>
        <source>the file is in {currency}, not in {currencies}</source>
        <translation>dosya {currencies} değil, {currency} para biriminde</translation>
    </message>
    <message>
        <source>import cards of different currencies one after the other</source>
        <translation>farklı para birimlerinin listelerini art arda içe aktarın</translation>
    </message>
    <message>
        <source>the file is of {day}, and {days} of {days_2}</source>
        <translation>bu dosya {day}, {days} ise {days_2} tarihli</translation>
    </message>
    <message>
        <source>import cards of different dates one after the other, or give the date</source>
        <translation>farklı tarihli listeleri art arda içe aktarın ya da tarihi verin</translation>
    </message>
    <message>
        <source>there are no billing rules for a card of {day}</source>
        <translation>{day} tarihli bir liste için faturalama kuralı yok</translation>
    </message>
    <message>
        <source>give a day from {first_rules_day} on</source>
        <translation>{first_rules_day} ya da sonrasından bir gün verin</translation>
    </message>
    <message>
        <source>is an old Excel workbook, or has a password</source>
        <translation>eski bir Excel çalışma kitabı ya da parola korumalı</translation>
    </message>
    <message>
        <source>choose the Excel workbook that was exported from this plan</source>
        <translation>bu plandan dışa aktarılan Excel çalışma kitabını seçin</translation>
    </message>
    <message>
        <source>the budget is of {month}, the plan of {month_2}</source>
        <translation>bütçe {month}, plan {month_2} ayına ait</translation>
    </message>
    <message>
        <source>open the plan it was exported from, or move the plan to that month</source>
        <translation>dışa aktarıldığı planı açın ya da planı o aya taşıyın</translation>
    </message>
    <message>
        <source>the budget was exported from another plan: none of its numbers is in this one</source>
        <translation>bütçe başka bir plandan dışa aktarılmış: sayılarının hiçbiri bu planda yok</translation>
    </message>
    <message>
        <source>open the plan it was exported from</source>
        <translation>dışa aktarıldığı planı açın</translation>
    </message>
    <message>
        <source>type a number into the cell</source>
        <translation>hücreye bir sayı yazın</translation>
    </message>
    <message>
        <source>an id, or a number such as +905321234567</source>
        <translation>bir kimlik ya da +905321234567 gibi bir numara</translation>
    </message>
    <message>
        <source>the field {name!r} is not known</source>
        <translation>{name!r} alanı bilinmiyor</translation>
    </message>
    <message>
        <source>the field {name!r} is missing</source>
        <translation>{name!r} alanı eksik</translation>
    </message>
    <message>
        <source>give {example}</source>
        <translation>şunu verin: {example}</translation>
    </message>
    <message>
        <source>{name} {text!r} is not known</source>
        <translation>{name} alanındaki {text!r} bilinmiyor</translation>
    </message>
    <message>
        <source>use {choices}</source>
        <translation>şunlardan birini kullanın: {choices}</translation>
    </message>
    <message>
        <source>a time such as 2026-11-03T10:00:00+03:00</source>
        <translation>2026-11-03T10:00:00+03:00 gibi bir zaman</translation>
    </message>
    <message>
        <source>{text!r} is not a date with a time</source>
        <translation>{text!r} saatli bir tarih değil</translation>
    </message>
    <message>
        <source>write both as ISO 8601, such as 2026-11-03T10:00:00+03:00</source>
        <translation>ikisini de ISO 8601 biçiminde yazın, örneğin 2026-11-03T10:00:00+03:00</translation>
    </message>
    <message>
        <source>{text!r} is a time of the year {year}</source>
        <translation>{text!r}, {year} yılına ait</translation>
    </message>
    <message>
        <source>give a year from {first_year} to {last_year}</source>
        <translation>{first_year} ile {last_year} arasında bir yıl verin</translation>
    </message>
    <message>
        <source>one of {names}</source>
        <translation>şunlardan biri: {names}</translation>
    </message>
    <message>
        <source>category {category!r} is given for the kind {name!r}</source>
        <translation>{name!r} türü için {category!r} kategorisi verilmiş</translation>
    </message>
    <message>
        <source>leave the category out, or make the kind &apos;template&apos;</source>
        <translation>kategoriyi çıkarın ya da türü &apos;template&apos; yapın</translation>
    </message>
    <message>
        <source>{name} {text!r} is given for the kind {kind!r}</source>
        <translation>{kind!r} türü için {name} {text!r} verilmiş</translation>
    </message>
    <message>
        <source>only inbound messages come through an ad or a Page button</source>
        <translation>yalnızca gelen mesajlar reklam ya da Sayfa düğmesiyle gelir</translation>
    </message>
    <message>
        <source>no billing rules are known before {first_rules_day}</source>
        <translation>{first_rules_day} öncesinin faturalama kuralları bilinmiyor</translation>
    </message>
    <message>
        <source>leave the line out</source>
        <translation>satırı çıkarın</translation>
    </message>
    <message>
        <source>this is not JSON ({error})</source>
        <translation>bu JSON değil ({error})</translation>
    </message>
    <message>
        <source>the field {key!r} stands twice</source>
        <translation>{key!r} alanı iki kez geçiyor</translation>
    </message>
    <message>
        <source>the field {key!r} is not a text</source>
        <translation>{key!r} alanı metin değil</translation>
    </message>
    <message>
        <source>this is not CSV ({error})</source>
        <translation>bu CSV değil ({error})</translation>
    </message>
    <message>
        <source>no billing rules are known before {day:d MMMM y}</source>
        <translation>{day:d MMMM y} öncesinin faturalama kuralları bilinmiyor</translation>
    </message>
    <message>
        <source>use one of {names}</source>
        <translation>şunlardan birini kullanın: {names}</translation>
    </message>
    <message>
        <source>the first day of the card is not known for sure: its title says {day}, and such titles were not kept true</source>
        <translation>listenin ilk günü kesin bilinmiyor: başlığında {day} yazıyor, ama böyle başlıklar güncel tutulmamıştı</translation>
    </message>
    <message>
        <source>the first day of the card is not known for sure</source>
        <translation>listenin ilk günü kesin bilinmiyor</translation>
    </message>
    <message>
        <source>{folder}: {place}</source>
        <translation>{folder}: {place}</translation>
    </message>
    <message>
        <source>the imported card is left out; remove its folder and import Meta&apos;s file again</source>
        <translation>içe aktarılan liste kullanılmıyor; klasörünü silip Meta&apos;nın dosyasını yeniden içe aktarın</translation>
    </message>
    <message>
        <source>is far too large for a plan</source>
        <translation>bir plan için fazla büyük</translation>
    </message>
    <message>
        <source>is not UTF-8 text</source>
        <translation>UTF-8 metin değil</translation>
    </message>
    <message>
        <source>it cannot be read ({strerror})</source>
        <translation>okunamıyor ({strerror})</translation>
    </message>
    <message>
        <source>it is not UTF-8 text</source>
        <translation>UTF-8 metin değil</translation>
    </message>
    <message>
        <source>{value} has not the form of a profile</source>
        <translation>{value} profil biçiminde değil</translation>
    </message>
    <message>
        <source>{where}: {message}; {hint}</source>
        <translation>{where}: {message}; {hint}</translation>
    </message>
    <message>
        <source>{where}: {message}</source>
        <translation>{where}: {message}</translation>
    </message>
    <message>
        <source>account: tiers used elsewhere</source>
        <translation>hesap: başka yerde kullanılan kademeler</translation>
    </message>
    <message>
        <source>{first} or {others}</source>
        <translation>{first} ya da {others}</translation>
    </message>
    <message>
        <source>there is no rate card in {currency!r} for {first:MMMM y}</source>
        <translation>{first:MMMM y} için {currency!r} para biriminde ücret listesi yok</translation>
    </message>
    <message>
        <source>import Meta&apos;s card, or choose {currencies}</source>
        <translation>Meta&apos;nın listesini içe aktarın ya da {currencies} seçin</translation>
    </message>
    <message>
        <source>some figures</source>
        <translation>bazı rakamlar</translation>
    </message>
    <message>
        <source>{market} ({category})</source>
        <translation>{market} ({category})</translation>
    </message>
    <message>
        <source>figures inferred from Meta&apos;s change log are used for {names}</source>
        <translation>şunlar için Meta&apos;nın değişiklik notlarından çıkarılan rakamlar kullanılıyor: {names}</translation>
    </message>
    <message>
        <source>{names} and {more} more</source>
        <translation>{names} ve {more} ücret daha</translation>
    </message>
    <message>
        <source>import the newest card</source>
        <translation>en yeni listeyi içe aktarın</translation>
    </message>
    <message>
        <source>add an audience first</source>
        <translation>önce bir kitle ekleyin</translation>
    </message>
    <message>
        <source>start</source>
        <translation>başlangıç</translation>
    </message>
    <message>
        <source>end</source>
        <translation>bitiş</translation>
    </message>
    <message>
        <source>opens</source>
        <translation>açılış</translation>
    </message>
    <message>
        <source>closes</source>
        <translation>kapanış</translation>
    </message>
    <message>
        <source>no {currency} card holds {market} ({category}) on {day:d MMM y}</source>
        <translation>{day:d MMMM y} günü {market} ({category}) için geçerli {currency} listesi yok</translation>
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
        <source>authentication-international</source>
        <translation>uluslararası kimlik doğrulama</translation>
    </message>
    <message>
        <source>service</source>
        <translation>hizmet</translation>
    </message>
    <message>
        <source>before {day}</source>
        <translation>{day} öncesinde</translation>
    </message>
    <message>
        <source>at any time</source>
        <translation>hiçbir zaman</translation>
    </message>
    <message>
        <source>the volume tiers of {count:|rate|rates}</source>
        <translation>{count} ücretin hacim kademeleri</translation>
    </message>
    <message>
        <source>marketing and service</source>
        <translation>pazarlama ve hizmet ücretleri</translation>
    </message>
    <message>
        <source>a date such as 2026-10-01</source>
        <translation>2026-10-01 gibi bir tarih</translation>
    </message>
    <message>
        <source>a text in quotes</source>
        <translation>tırnak içinde bir metin</translation>
    </message>
    <message>
        <source>a list of texts</source>
        <translation>metinlerden oluşan bir liste</translation>
    </message>
    <message>
        <source>a PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>download the rate card as CSV or XLSX</source>
        <translation>ücret listesini CSV ya da XLSX olarak indirin</translation>
    </message>
    <message>
        <source>an old workbook (XLS), or one with a password</source>
        <translation>eski bir çalışma kitabı (XLS) ya da parola korumalı dosya</translation>
    </message>
    <message>
        <source>save it as XLSX</source>
        <translation>XLSX olarak kaydedin</translation>
    </message>
    <message>
        <source>far too large for a rate card</source>
        <translation>ücret listesi için fazla büyük bir dosya</translation>
    </message>
    <message>
        <source>choose Meta&apos;s rate card</source>
        <translation>Meta&apos;nın ücret listesini seçin</translation>
    </message>
    <message>
        <source>a web page</source>
        <translation>web sayfası</translation>
    </message>
    <message>
        <source>follow its link to the rate card and save that</source>
        <translation>içindeki bağlantıdan ücret listesine gidin ve onu kaydedin</translation>
    </message>
    <message>
        <source>the {category} rate {text!r} is {fault}</source>
        <translation>{category} ücreti {text!r} uygun değil: {fault}</translation>
    </message>
    <message>
        <source>negative</source>
        <translation>eksi değer</translation>
    </message>
    <message>
        <source>no number with at most six decimals</source>
        <translation>en fazla altı ondalıklı bir sayı değil</translation>
    </message>
    <message>
        <source>the folder does not exist; choose another one</source>
        <translation>klasör yok; başka bir klasör seçin</translation>
    </message>
    <message>
        <source>this is a folder; choose another name</source>
        <translation>bu bir klasör; başka bir ad seçin</translation>
    </message>
    <message>
        <source>this is a device, not a file; choose another name</source>
        <translation>bu bir aygıt, dosya değil; başka bir ad seçin</translation>
    </message>
    <message>
        <source>the file is read-only; choose another name</source>
        <translation>dosya salt okunur; başka bir ad seçin</translation>
    </message>
    <message>
        <source>the disk is read-only; choose another one</source>
        <translation>disk salt okunur; başka bir disk seçin</translation>
    </message>
    <message>
        <source>the disk is full; free some space or choose another one</source>
        <translation>disk dolu; yer açın ya da başka bir disk seçin</translation>
    </message>
    <message>
        <source>the name is too long; choose a shorter one</source>
        <translation>ad çok uzun; daha kısa bir ad seçin</translation>
    </message>
    <message>
        <source>the file is locked; close it in the other program or choose another name</source>
        <translation>dosya kilitli; öbür programda kapatın ya da başka bir ad seçin</translation>
    </message>
    <message>
        <source>the folder cannot be written to; choose another one</source>
        <translation>klasöre yazılamıyor; başka bir klasör seçin</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>boş</translation>
    </message>
    <message>
        <source>choose a list with phone numbers</source>
        <translation>telefon numaraları olan bir liste seçin</translation>
    </message>
    <message>
        <source>save it as XLSX without a password</source>
        <translation>parolasız XLSX olarak kaydedin</translation>
    </message>
    <message>
        <source>is neither text nor a workbook</source>
        <translation>ne metin ne çalışma kitabı</translation>
    </message>
    <message>
        <source>choose a CSV or XLSX file</source>
        <translation>bir CSV ya da XLSX dosyası seçin</translation>
    </message>
    <message>
        <source>is no readable table ({error})</source>
        <translation>okunabilir bir tablo değil ({error})</translation>
    </message>
    <message>
        <source>save it anew as CSV</source>
        <translation>CSV olarak yeniden kaydedin</translation>
    </message>
    <message>
        <source>{name} is empty</source>
        <translation>{name} boş</translation>
    </message>
    <message>
        <source>{name} holds {value!r}, which is no number</source>
        <translation>{name} hücresindeki {value!r} bir sayı değil</translation>
    </message>
    <message>
        <source>{day:MMM}</source>
        <translation>{day:MMM}</translation>
    </message>
    <message>
        <source>All-in bill</source>
        <translation>Toplam fatura</translation>
    </message>
    <message>
        <source>Counted on</source>
        <translation>Hesaplandığı sayı</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Ücret</translation>
    </message>
    <message>
        <source>Cost ({currency})</source>
        <translation>Maliyet ({currency})</translation>
    </message>
    <message>
        <source>no partner</source>
        <translation>iş ortağı yok</translation>
    </message>
    <message>
        <source>partner without a name</source>
        <translation>adsız iş ortağı</translation>
    </message>
    <message>
        <source>the same as planned</source>
        <translation>plandakiyle aynı</translation>
    </message>
    <message>
        <source>{most} and {last}</source>
        <translation>{most} ve {last}</translation>
    </message>
    <message>
        <source>{amount} dearer than planned because of {causes}</source>
        <translation>plandan {amount} daha pahalı, nedeni {causes}</translation>
    </message>
    <message>
        <source>{amount} cheaper than planned because it asks less than {causes}</source>
        <translation>plandan {amount} daha ucuz; şundan azını istiyor: {causes}</translation>
    </message>
    <message>
        <source>{least} to {most}</source>
        <translation>{least} - {most}</translation>
    </message>
    <message>
        <source>{phrase} ({amount})</source>
        <translation>{phrase} ({amount})</translation>
    </message>
    <message>
        <source>the language to speak; without it that of the system</source>
        <translation>konuşulacak dil; verilmezse sistemin dili</translation>
    </message>
    <message>
        <source>price a log of events</source>
        <translation>bir olay kaydını ücretlendirir</translation>
    </message>
    <message>
        <source>EVENTS</source>
        <translation>OLAYLAR</translation>
    </message>
    <message>
        <source>the log; - reads standard input</source>
        <translation>olay kaydı; - standart girdiyi okur</translation>
    </message>
    <message>
        <source>what to print (default: %(default)s)</source>
        <translation>ne yazılacağı (varsayılan: %(default)s)</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Ay</translation>
    </message>
    <message>
        <source>Market</source>
        <translation>Pazar</translation>
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
        <source>Free</source>
        <translation>Ücretsiz</translation>
    </message>
    <message>
        <source>Amount ({currency})</source>
        <translation>Tutar ({currency})</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Neden</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Mesaj</translation>
    </message>
    <message>
        <source>NAME</source>
        <translation>AD</translation>
    </message>
    <message>
        <source>the account&apos;s (default: %(default)s)</source>
        <translation>hesabın saat dilimi (varsayılan: %(default)s)</translation>
    </message>
    <message>
        <source>of the bill (default: %(default)s)</source>
        <translation>faturanın para birimi (varsayılan: %(default)s)</translation>
    </message>
    <message>
        <source>by date of delivery, or one era for all (default: %(default)s)</source>
        <translation>teslim tarihine göre ya da hepsi için tek kurallar dönemi (varsayılan: %(default)s)</translation>
    </message>
    <message>
        <source>how long a free entry point stays open</source>
        <translation>ücretsiz giriş noktasının kaç saat açık kaldığı</translation>
    </message>
    <message>
        <source>free free-form messages a month and number</source>
        <translation>numara başına ayda ücretsiz serbest mesaj sayısı</translation>
    </message>
    <message>
        <source>free tier or allowance used elsewhere in each month</source>
        <translation>her ay başka yerde kullanılan ücretsiz hak</translation>
    </message>
    <message>
        <source>{text} (default: %(default)s)</source>
        <translation>{text} (varsayılan: %(default)s)</translation>
    </message>
    <message>
        <source>messages sent elsewhere in each month; repeatable</source>
        <translation>her ay başka yerden gönderilen mesajlar; tekrarlanabilir</translation>
    </message>
    <message>
        <source>DATE</source>
        <translation>TARİH</translation>
    </message>
    <message>
        <source>authentication_international</source>
        <translation>uluslararası kimlik doğrulama</translation>
    </message>
    <message>
        <source>conversation_opened</source>
        <translation>konuşma açtı</translation>
    </message>
    <message>
        <source>message_delivered</source>
        <translation>teslim edildi</translation>
    </message>
    <message>
        <source>conversation_open</source>
        <translation>konuşma açıktı</translation>
    </message>
    <message>
        <source>free_tier</source>
        <translation>aylık ücretsiz hak</translation>
    </message>
    <message>
        <source>era_free</source>
        <translation>kurallara göre ücretsiz</translation>
    </message>
    <message>
        <source>service_window</source>
        <translation>hizmet penceresi</translation>
    </message>
    <message>
        <source>free_entry_point</source>
        <translation>ücretsiz giriş noktası</translation>
    </message>
    <message>
        <source>reaction</source>
        <translation>tepki</translation>
    </message>
    <message>
        <source>us_pause</source>
        <translation>ABD&apos;de durduruldu</translation>
    </message>
    <message>
        <source>outside_window</source>
        <translation>pencere kapalı</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>eksiksiz</translation>
    </message>
    <message>
        <source>gaps</source>
        <translation>eksikli</translation>
    </message>
    <message>
        <source>changes</source>
        <translation>değişiklikler</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>değişti</translation>
    </message>
    <message>
        <source>tiers</source>
        <translation>kademeler</translation>
    </message>
    <message>
        <source>new</source>
        <translation>yeni</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>yok</translation>
    </message>
    <message>
        <source>conversation list</source>
        <translation>konuşma ücretleri listesi</translation>
    </message>
    <message>
        <source>message list</source>
        <translation>mesaj ücretleri listesi</translation>
    </message>
    <message>
        <source>list workbook</source>
        <translation>liste ücretleri çalışma kitabı</translation>
    </message>
    <message>
        <source>tiers workbook</source>
        <translation>kademe çalışma kitabı</translation>
    </message>
    <message>
        <source>exported</source>
        <translation>dışa aktarılmış liste</translation>
    </message>
    <message>
        <source>very high</source>
        <translation>çok yüksek</translation>
    </message>
    <message>
        <source>high</source>
        <translation>yüksek</translation>
    </message>
    <message>
        <source>medium to high</source>
        <translation>orta-yüksek</translation>
    </message>
    <message>
        <source>medium</source>
        <translation>orta</translation>
    </message>
    <message>
        <source>low to medium</source>
        <translation>düşük-orta</translation>
    </message>
    <message>
        <source>low</source>
        <translation>düşük</translation>
    </message>
    <message>
        <source>the person writes</source>
        <translation>kişi yazıyor</translation>
    </message>
    <message>
        <source>the person writes through an ad or a Page button</source>
        <translation>kişi bir reklamdan ya da Sayfa düğmesinden yazıyor</translation>
    </message>
    <message>
        <source>marketing template</source>
        <translation>pazarlama şablonu</translation>
    </message>
    <message>
        <source>utility template</source>
        <translation>fayda şablonu</translation>
    </message>
    <message>
        <source>authentication template</source>
        <translation>kimlik doğrulama şablonu</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>yanıt</translation>
    </message>
    <message>
        <source>a template that does not reach the phone</source>
        <translation>telefona ulaşmayan şablon</translation>
    </message>
    <message>
        <source>a template that arrives after the month</source>
        <translation>aydan sonra ulaşan şablon</translation>
    </message>
    <message>
        <source>a message after the month, for the next bill</source>
        <translation>aydan sonraki mesaj, gelecek faturaya</translation>
    </message>
    <message>
        <source>show one person&apos;s month and why each message costs what it costs</source>
        <translation>bir kişinin ayını ve her mesajın neden o kadar tuttuğunu gösterir</translation>
    </message>
    <message>
        <source>Show one person&apos;s month: messages, open windows, rules and rates.</source>
        <translation>Bir kişinin ayını gösterir: mesajlar, açık pencereler, kurallar ve ücretler.</translation>
    </message>
    <message>
        <source>a .tarife file</source>
        <translation>bir .tarife dosyası</translation>
    </message>
    <message>
        <source>name or id of a send, entry point or inbound; the dearest one where not given</source>
        <translation>bir gönderimin, giriş noktasının ya da gelen mesaj satırının adı veya kimliği; verilmezse en pahalısı</translation>
    </message>
    <message>
        <source>which of the people that the line can reach, from 1; else a telling one</source>
        <translation>satırın ulaşabildiği kişilerden kaçıncısı, 1&apos;den başlar; verilmezse anlatacak çok şeyi olan biri</translation>
    </message>
    <message>
        <source>print JSON instead of text</source>
        <translation>metin yerine JSON yazar</translation>
    </message>
    <message>
        <source>service window open</source>
        <translation>hizmet penceresi açık</translation>
    </message>
    <message>
        <source>free entry point open</source>
        <translation>ücretsiz giriş noktası açık</translation>
    </message>
    <message>
        <source>{category} conversation open</source>
        <translation>{category} konuşması açık</translation>
    </message>
    <message>
        <source>say what a plan costs</source>
        <translation>bir planın ne tuttuğunu söyler</translation>
    </message>
    <message>
        <source>Say what a plan costs.</source>
        <translation>Bir planın ne tuttuğunu söyler.</translation>
    </message>
    <message>
        <source>bill by these rules instead of the plan&apos;s</source>
        <translation>planınki yerine bu kurallarla faturalar</translation>
    </message>
    <message>
        <source>whom to play: everyone, or a sample that stands for everyone</source>
        <translation>kimler oynatılsın: herkes ya da herkesi temsil eden bir örneklem</translation>
    </message>
    <message>
        <source>FILE</source>
        <translation>DOSYA</translation>
    </message>
    <message>
        <source>save the Excel budget</source>
        <translation>Excel bütçesini kaydeder</translation>
    </message>
    <message>
        <source>save the chart of daily costs</source>
        <translation>günlük maliyet grafiğini kaydeder</translation>
    </message>
    <message>
        <source>save the month on one page</source>
        <translation>ayı tek sayfa olarak kaydeder</translation>
    </message>
    <message>
        <source>save every line as CSV</source>
        <translation>her satırı CSV olarak kaydeder</translation>
    </message>
    <message>
        <source>also say when each volume tier is reached</source>
        <translation>her hacim kademesine ne zaman ulaşıldığını da söyler</translation>
    </message>
    <message>
        <source>also compare with no partner and with every saved partner profile</source>
        <translation>iş ortaksız durumla ve kayıtlı her iş ortağı profiliyle de karşılaştırır</translation>
    </message>
    <message>
        <source>print JSON instead of a table</source>
        <translation>tablo yerine JSON yazar</translation>
    </message>
    <message>
        <source>the plan</source>
        <translation>plan dosyası</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>Kaçırılan</translation>
    </message>
    <message>
        <source>Volume tiers</source>
        <translation>Hacim kademeleri</translation>
    </message>
    <message>
        <source>Elsewhere</source>
        <translation>Başka yerde</translation>
    </message>
    <message>
        <source>Bands reached</source>
        <translation>Ulaşılan kademeler</translation>
    </message>
    <message>
        <source>Average ({currency})</source>
        <translation>Ortalama ({currency})</translation>
    </message>
    <message>
        <source>Next message</source>
        <translation>Sonraki mesaj</translation>
    </message>
    <message>
        <source>To next band</source>
        <translation>Sonraki kademeye</translation>
    </message>
    <message>
        <source>It saves each</source>
        <translation>Her mesajda kazanç</translation>
    </message>
    <message>
        <source>The same one-way messages</source>
        <translation>Aynı tek yönlü mesajlar</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Fark</translation>
    </message>
    <message>
        <source>Break-even a part</source>
        <translation>Parça başına başabaş</translation>
    </message>
    <message>
        <source>the output cannot be written ({strerror})</source>
        <translation>çıktı yazılamıyor ({strerror})</translation>
    </message>
    <message>
        <source>Plan what a month on the WhatsApp Business Platform costs. Without a command the window opens.</source>
        <translation>WhatsApp Business Platform&apos;da bir ayın ne tutacağını planlar. Komut verilmezse pencere açılır.</translation>
    </message>
    <message>
        <source>show program&apos;s version number and exit</source>
        <translation>programın sürümünü gösterir ve çıkar</translation>
    </message>
    <message>
        <source>COMMAND</source>
        <translation>KOMUT</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Ne oldu</translation>
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
        <source>{market} (now in {other})</source>
        <translation>{market} (artık {other} içinde)</translation>
    </message>
    <message>
        <source>{market} (was in {other})</source>
        <translation>{market} (önceden {other} içinde)</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>fark</translation>
    </message>
    <message>
        <source>Plan under the card</source>
        <translation>Listeyle plan</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Kural</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Toplam</translation>
    </message>
    <message>
        <source>as you gave it</source>
        <translation>verdiğiniz gibi</translation>
    </message>
    <message>
        <source>by its title</source>
        <translation>başlığına göre</translation>
    </message>
    <message>
        <source>shipped</source>
        <translation>programla gelen</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>içe aktarılan</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Başlangıç</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Para birimi</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>Kapsam</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Güven</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Kaynak</translation>
    </message>
    <message>
        <source>Markets</source>
        <translation>Pazar</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>What is missing</source>
        <translation>Eksik olan</translation>
    </message>
    <message>
        <source>From message</source>
        <translation>Şu mesajdan itibaren</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Şu mesaja kadar</translation>
    </message>
    <message>
        <source>Rate ({currency})</source>
        <translation>Ücret ({currency})</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Not</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Kaynaklar</translation>
    </message>
    <message>
        <source>list, show and check the rate cards</source>
        <translation>ücret listelerini sıralar, gösterir ve denetler</translation>
    </message>
    <message>
        <source>List, show and check the rate cards. Without an action, list them.</source>
        <translation>Ücret listelerini sıralar, gösterir ve denetler. İşlem verilmezse sıralar.</translation>
    </message>
    <message>
        <source>ACTION</source>
        <translation>İŞLEM</translation>
    </message>
    <message>
        <source>print the rates that hold on a day</source>
        <translation>bir günde geçerli ücretleri yazar</translation>
    </message>
    <message>
        <source>Print the rates that hold on a day, and the card each one comes from.</source>
        <translation>Bir günde geçerli ücretleri ve her birinin hangi listeden geldiğini yazar.</translation>
    </message>
    <message>
        <source>such as 2026-10-01</source>
        <translation>2026-10-01 gibi</translation>
    </message>
    <message>
        <source>CURRENCY</source>
        <translation>PARA_BİRİMİ</translation>
    </message>
    <message>
        <source>such as USD</source>
        <translation>USD gibi</translation>
    </message>
    <message>
        <source>one market only, such as Turkey</source>
        <translation>yalnızca bir pazar, Türkiye gibi</translation>
    </message>
    <message>
        <source>say what is wrong with the shipped cards or with one file</source>
        <translation>programla gelen listelerde ya da bir dosyada sorun olup olmadığını söyler</translation>
    </message>
    <message>
        <source>Say what is wrong with the shipped cards or with one file.</source>
        <translation>Programla gelen listelerde ya da bir dosyada sorun olup olmadığını söyler.</translation>
    </message>
    <message>
        <source>a card as CSV</source>
        <translation>CSV olarak bir liste</translation>
    </message>
    <message>
        <source>what a file holds that no cards.toml beside it lists (default: complete)</source>
        <translation>yanındaki cards.toml dosyasında yazmayan bir dosyanın kapsamı (varsayılan: complete)</translation>
    </message>
    <message>
        <source>take over Meta&apos;s own files</source>
        <translation>Meta&apos;nın kendi dosyalarını alır</translation>
    </message>
    <message>
        <source>Read Meta&apos;s list-rate card, its volume-tier card or both as they were downloaded, say what they change, and keep them as one card.</source>
        <translation>Meta&apos;nın liste ücretlerini, hacim kademelerini ya da ikisini indirildikleri gibi okur, neyi değiştirdiklerini söyler ve tek liste olarak saklar.</translation>
    </message>
    <message>
        <source>CSV or XLSX</source>
        <translation>CSV ya da XLSX</translation>
    </message>
    <message>
        <source>first day of the card</source>
        <translation>listenin ilk günü</translation>
    </message>
    <message>
        <source>where no cell names it</source>
        <translation>hiçbir hücrede yazmıyorsa</translation>
    </message>
    <message>
        <source>keep nothing</source>
        <translation>hiçbir şey saklamaz</translation>
    </message>
    <message>
        <source>write a card as a file that can be imported elsewhere</source>
        <translation>bir listeyi başka yerde içe aktarılabilecek bir dosya olarak yazar</translation>
    </message>
    <message>
        <source>Write a card as a file that can be imported elsewhere.</source>
        <translation>Bir listeyi başka yerde içe aktarılabilecek bir dosya olarak yazar.</translation>
    </message>
    <message>
        <source>CARD</source>
        <translation>LİSTE</translation>
    </message>
    <message>
        <source>such as 2026-10-01_USD</source>
        <translation>2026-10-01_USD gibi</translation>
    </message>
    <message>
        <source>FOLDER</source>
        <translation>KLASÖR</translation>
    </message>
    <message>
        <source>where to</source>
        <translation>nereye</translation>
    </message>
    <message>
        <source>remove an imported card</source>
        <translation>içe aktarılan bir listeyi kaldırır</translation>
    </message>
    <message>
        <source>Remove the newest import of a card; the one before it, or the shipped card, holds again.</source>
        <translation>Bir listenin en son içe aktarılan sürümünü kaldırır; önceki sürüm ya da programla gelen liste yeniden geçerli olur.</translation>
    </message>
    <message>
        <source>say what changed between two cards</source>
        <translation>iki liste arasında ne değiştiğini söyler</translation>
    </message>
    <message>
        <source>Say what changed between two cards, and what a plan costs under each.</source>
        <translation>İki liste arasında ne değiştiğini ve bir planın her biriyle ne tuttuğunu söyler.</translation>
    </message>
    <message>
        <source>{name}, {category}</source>
        <translation>{name}, {category}</translation>
    </message>
    <message>
        <source>account</source>
        <translation>hesap</translation>
    </message>
    <message>
        <source>desk</source>
        <translation>cevap ekibi</translation>
    </message>
    <message>
        <source>{likely!r} is not between {low!r} and {high!r}</source>
        <translation>{likely!r}, {low!r} ile {high!r} arasında değil</translation>
    </message>
    <message>
        <source>a quotation mark of this row is left open or misplaced</source>
        <translation>bu satırda bir tırnak açık kalmış ya da yanlış yerde</translation>
    </message>
    <message>
        <source>close it or take it out, or download the file anew</source>
        <translation>kapatın ya da kaldırın, olmazsa dosyayı yeniden indirin</translation>
    </message>
    <message>
        <source>{file}, row {row}</source>
        <translation>{file}, {row}. satır</translation>
    </message>
    <message>
        <source>{file}, row {row}, column {column}</source>
        <translation>{file}, {row}. satır, {column} sütunu</translation>
    </message>
    <message>
        <source>{file}, row {row} ({market}), column {column}</source>
        <translation>{file}, {row}. satır ({market}), {column} sütunu</translation>
    </message>
    <message>
        <source>this row is not CSV: {error}</source>
        <translation>bu satır CSV değil: {error}</translation>
    </message>
    <message>
        <source>the row has {given} cells where the header has {expected}</source>
        <translation>satırda {given} hücre var, başlıkta ise {expected}</translation>
    </message>
    <message>
        <source>check that it is there and that no other program keeps it locked</source>
        <translation>yerinde olduğuna ve başka bir programın onu kilitlemediğine bakın</translation>
    </message>
    <message>
        <source>the plan keeps these rates, as saved or as chosen; the newest card differs</source>
        <translation>plan bu ücretleri kullanmayı sürdürüyor (kaydedildiği ya da seçildiği gibi); en yeni liste farklı</translation>
    </message>
    <message>
        <source>use the newest rate card, or leave it as it is</source>
        <translation>en yeni listeyi kullanın ya da böyle bırakın</translation>
    </message>
    <message>
        <source>use the newest rate card, or open the plan as it was saved</source>
        <translation>en yeni listeyi kullanın ya da planı kaydedildiği hâliyle açın</translation>
    </message>
    <message>
        <source>audience {name!r}</source>
        <translation>{name!r} kitlesi</translation>
    </message>
    <message>
        <source>entry point {name!r}</source>
        <translation>{name!r} giriş noktası</translation>
    </message>
    <message>
        <source>inbound {name!r}</source>
        <translation>{name!r} gelen mesajları</translation>
    </message>
    <message>
        <source>Meta&apos;s own file</source>
        <translation>Meta&apos;nın kendi dosyası</translation>
    </message>
    <message>
        <source>published rate card</source>
        <translation>yayımlanmış ücret listesi</translation>
    </message>
    <message>
        <source>published rate card and tier sheet</source>
        <translation>yayımlanmış ücret listesi ve kademe tablosu</translation>
    </message>
    <message>
        <source>dated readings of the rate card</source>
        <translation>ücret listesinin tarihli okumaları</translation>
    </message>
    <message>
        <source>dated readings and change log</source>
        <translation>tarihli okumalar ve değişiklik günlüğü</translation>
    </message>
    <message>
        <source>neighbouring cards and change log</source>
        <translation>önceki ve sonraki listeler ile değişiklik günlüğü</translation>
    </message>
    <message>
        <source>change log</source>
        <translation>değişiklik günlüğü</translation>
    </message>
    <message>
        <source>the same in several readings of Meta&apos;s rate card</source>
        <translation>Meta&apos;nın ücret listesinin birden çok okumasında aynı</translation>
    </message>
    <message>
        <source>every other figure is that of the card before it</source>
        <translation>diğer bütün rakamlar bir önceki listeninkiler</translation>
    </message>
    <message>
        <source>the change log gives the date; the figures are those of the card of 1 November 2024</source>
        <translation>tarih değişiklik günlüğünden; rakamlar 1 Kasım 2024 listesinden</translation>
    </message>
    <message>
        <source>the change log gives the date; the figures are those of the cards of 1 January and 1 July 2026</source>
        <translation>tarih değişiklik günlüğünden; rakamlar 1 Ocak ve 1 Temmuz 2026 listelerinden</translation>
    </message>
    <message>
        <source>the reading bears no date; its values place it between 1 November 2024 and 30 June 2025</source>
        <translation>okumada tarih yok; değerlerine göre 1 Kasım 2024 ile 30 Haziran 2025 arasına ait</translation>
    </message>
    <message>
        <source>figures without a reading of their own are those of the card of 1 October 2025, where the change log lists no change on that day</source>
        <translation>kendi okuması olmayan rakamlar, değişiklik günlüğü o gün için değişiklik göstermiyorsa 1 Ekim 2025 listesinden</translation>
    </message>
    <message>
        <source>one reading repeats the thresholds of utility for authentication, which contradicts Meta&apos;s tier sheets; they are left out</source>
        <translation>bir okuma kimlik doğrulama için faydanın eşiklerini tekrarlıyor; bu, Meta&apos;nın kademe tablolarıyla çeliştiği için alınmadı</translation>
    </message>
    <message>
        <source>the source calls the figures of Rest of Central &amp; Eastern Europe approximate</source>
        <translation>kaynak, Diğer Orta ve Doğu Avrupa rakamlarının yaklaşık olduğunu söylüyor</translation>
    </message>
    <message>
        <source>authentication of India, which Meta charges there only from 1 July 2024</source>
        <translation>Hindistan için kimlik doğrulama (Meta orada ancak 1 Temmuz 2024&apos;ten beri ücretlendiriyor)</translation>
    </message>
    <message>
        <source>authentication-international of Egypt, Malaysia, Nigeria, Pakistan, Saudi Arabia, South Africa and United Arab Emirates, which Meta charges from 1 February 2025</source>
        <translation>Mısır, Malezya, Nijerya, Pakistan, Suudi Arabistan, Güney Afrika ve Birleşik Arap Emirlikleri için uluslararası kimlik doğrulama (Meta 1 Şubat 2025&apos;ten beri ücretlendiriyor)</translation>
    </message>
    <message>
        <source>authentication of 7 markets that became cheaper on 1 February 2025</source>
        <translation>1 Şubat 2025&apos;te ucuzlayan 7 pazarda kimlik doğrulama</translation>
    </message>
    <message>
        <source>authentication-international of 4 markets that became cheaper on 1 April 2025</source>
        <translation>1 Nisan 2025&apos;te ucuzlayan 4 pazarda uluslararası kimlik doğrulama</translation>
    </message>
    <message>
        <source>rates of utility and authentication beyond the first band</source>
        <translation>fayda ve kimlik doğrulamanın ilk kademeden sonraki ücretleri</translation>
    </message>
    <message>
        <source>volume tiers</source>
        <translation>hacim kademeleri</translation>
    </message>
    <message>
        <source>PARTIAL CARD</source>
        <translation>EKSİK LİSTE</translation>
    </message>
    <message>
        <source>PARTIAL CARD (only the first rows of the data set are visible)</source>
        <translation>EKSİK LİSTE (veri kümesinin yalnızca ilk satırları görülüyor)</translation>
    </message>
    <message>
        <source>per conversation</source>
        <translation>konuşma başına</translation>
    </message>
    <message>
        <source>list rate</source>
        <translation>liste ücreti</translation>
    </message>
    <message>
        <source>tier rate</source>
        <translation>kademe ücreti</translation>
    </message>
    <message>
        <source>official tier sheet</source>
        <translation>resmî kademe tablosu</translation>
    </message>
    <message>
        <source>official CSV row quoted in source code</source>
        <translation>kaynak kodda alıntılanan resmî CSV satırı</translation>
    </message>
    <message>
        <source>volume tiers not found for this card</source>
        <translation>bu listenin hacim kademeleri bulunamadı</translation>
    </message>
    <message>
        <source>charged only beyond the free monthly service allowance</source>
        <translation>yalnızca aylık ücretsiz hizmet hakkı bitince ücretli</translation>
    </message>
    <message>
        <source>charged only beyond the free monthly service allowance (1000 delivered per phone number, all markets together)</source>
        <translation>yalnızca aylık ücretsiz hizmet hakkı bitince ücretli (telefon numarası başına, bütün pazarlarda toplam 1000 teslim)</translation>
    </message>
    <message>
        <source>first 1000 service conversations a month per WABA free</source>
        <translation>WABA başına ayda ilk 1000 hizmet konuşması ücretsiz</translation>
    </message>
    <message>
        <source>authentication templates start in India on this date</source>
        <translation>kimlik doğrulama şablonları Hindistan&apos;da bu tarihte başlıyor</translation>
    </message>
    <message>
        <source>source repeats the utility thresholds for authentication, which contradicts the official USD and INR tier sheets, so tiers are left out</source>
        <translation>kaynak kimlik doğrulama için faydanın eşiklerini tekrarlıyor; bu, resmî USD ve INR kademe tablolarıyla çeliştiği için kademeler alınmadı</translation>
    </message>
    <message>
        <source>source calls the figure approximate</source>
        <translation>kaynak rakamın yaklaşık olduğunu söylüyor</translation>
    </message>
    <message>
        <source>a third source prints a typing error</source>
        <translation>üçüncü bir kaynakta yazım hatası var</translation>
    </message>
    <message>
        <source>a third source has a placeholder</source>
        <translation>üçüncü bir kaynakta yer tutucu var</translation>
    </message>
    <message>
        <source>the change log lists no change for it on that date</source>
        <translation>değişiklik günlüğü o tarihte bunun için değişiklik göstermiyor</translation>
    </message>
    <message>
        <source>{first}; {rest}</source>
        <translation>{first}; {rest}</translation>
    </message>
    <message>
        <source>{count} more markets</source>
        <translation>{count} pazar daha</translation>
    </message>
    <message>
        <source>billed by the rules {era!r}, whatever the month</source>
        <translation>ay ne olursa olsun {era!r} kurallarıyla faturalanıyor</translation>
    </message>
    <message>
        <source>{name}: {month:MMMM y} will cost {total}.</source>
        <translation>{name}: {month:MMMM y} maliyeti {total}.</translation>
    </message>
    <message>
        <source>{name}: {month:MMMM y} will cost {total}; 8 of 10 such months cost {low} to {high}.</source>
        <translation>{name}: {month:MMMM y} maliyeti {total}; %80 olasılıkla {low} ile {high} arasında.</translation>
    </message>
    <message>
        <source>With partner and taxes it is {total}.</source>
        <translation>İş ortağı ve vergilerle birlikte {total}.</translation>
    </message>
    <message>
        <source>That is {money}.</source>
        <translation>Karşılığı {money}.</translation>
    </message>
    <message>
        <source>The largest part is {category} ({most} %), the dearest market {market} ({dearest} %).</source>
        <translation>En büyük pay {category} (%{most}), en pahalı pazar {market} (%{dearest}).</translation>
    </message>
    <message>
        <source>Of {messages:,|message|messages} {free:,|is|are} free ({share} %).</source>
        <translation>{messages:,} mesajdan ücretsiz olan: {free:,} (%{share}).</translation>
    </message>
    <message>
        <source>The budget of {money} lasts; {left} are left.</source>
        <translation>{money} tutarındaki bütçe yeter; {left} kalır.</translation>
    </message>
    <message>
        <source>The budget of {money} runs out on {day:d MMMM}; {missing} are missing.</source>
        <translation>{money} tutarındaki bütçe {day:d MMMM} günü biter; {missing} eksik kalır.</translation>
    </message>
    <message>
        <source>the file with the volume tiers of this card is missing; without it every message is priced at the list rate</source>
        <translation>bu listenin hacim kademeleri dosyası eksik; onsuz her mesaj liste ücretinden hesaplanır</translation>
    </message>
    <message>
        <source>the file with the list rates of this card is missing; without it marketing and service have no rate</source>
        <translation>bu listenin liste ücretleri dosyası eksik; onsuz pazarlama ve hizmetin ücreti yok</translation>
    </message>
    <message>
        <source>on Meta&apos;s page {page}, under &apos;Rate cards and volume tiers&apos;, it is the link &apos;{currency} volume tiers&apos; beside &apos;{currency} rates&apos;, with the columns From, To, Rate type and Rate; or import without it</source>
        <translation>Meta&apos;nın {page} sayfasında, &apos;Rate cards and volume tiers&apos; başlığı altında, &apos;{currency} rates&apos; yanındaki &apos;{currency} volume tiers&apos; bağlantısıdır; sütunları From, To, Rate type ve Rate. Dilerseniz onsuz da içe aktarabilirsiniz</translation>
    </message>
    <message>
        <source>on Meta&apos;s page {page}, under &apos;Rate cards and volume tiers&apos;, it is the link &apos;{currency} rates&apos; beside &apos;{currency} volume tiers&apos;, with a column for each category; or import without it</source>
        <translation>Meta&apos;nın {page} sayfasında, &apos;Rate cards and volume tiers&apos; başlığı altında, &apos;{currency} volume tiers&apos; yanındaki &apos;{currency} rates&apos; bağlantısıdır; her kategorinin bir sütunu vardır. Dilerseniz onsuz da içe aktarabilirsiniz</translation>
    </message>
    <message>
        <source>{first:MMMM y}</source>
        <translation>{first:MMMM y}</translation>
    </message>
    <message>
        <source>MARKET/CATEGORY=N</source>
        <translation>PAZAR/KATEGORİ=N</translation>
    </message>
    <message>
        <source>{market}/{category}</source>
        <translation>{market}/{category}</translation>
    </message>
    <message>
        <source>it is locked, or closed to this user</source>
        <translation>kilitli ya da bu kullanıcıya kapalı</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>bir klasör</translation>
    </message>
    <message>
        <source>the disk is read-only</source>
        <translation>disk salt okunur</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>disk dolu</translation>
    </message>
    <message>
        <source>the disk reports an error</source>
        <translation>disk hata bildiriyor</translation>
    </message>
    <message>
        <source>the file cannot be written ({strerror})</source>
        <translation>dosya yazılamıyor ({strerror})</translation>
    </message>
    <message>
        <source>there is no Meta card in Turkish lira; in Turkey Meta bills mostly in USD or EUR</source>
        <translation>Meta&apos;nın TL listesi yok; Türkiye&apos;de çoğunlukla USD ya da EUR ile faturalar</translation>
    </message>
    <message>
        <source>by this card</source>
        <translation>bu listeyle</translation>
    </message>
    <message>
        <source>now</source>
        <translation>şimdi</translation>
    </message>
    <message>
        <source>Cost of the plan</source>
        <translation>Planın maliyeti</translation>
    </message>
    <message>
        <source>a .tarife file: say what it costs now and by the card</source>
        <translation>bir .tarife dosyası: şimdi ve bu listeyle ne tuttuğunu söyler</translation>
    </message>
    <message>
        <source>leave the end of the last band empty, or &apos;--&apos; as Meta does; or list the card as one with gaps</source>
        <translation>son kademenin sonunu boş ya da Meta gibi &apos;--&apos; bırakın; ya da listeyi eksikleri olan bir liste olarak kaydedin</translation>
    </message>
    <message>
        <source>{name} was edited, but is not in the plan any more</source>
        <translation>{name} değiştirilmiş, ama artık planda yok</translation>
    </message>
    <message>
        <source>add it to the plan again if it is meant</source>
        <translation>gerekiyorsa plana yeniden ekleyin</translation>
    </message>
    <message>
        <source>{name} was {before} and is {now}</source>
        <translation>{name} {before} idi, {now} olmuş</translation>
    </message>
    <message>
        <source>rates are Meta&apos;s and stay; import a rate card, or give a mark-up under extra costs</source>
        <translation>ücretler Meta&apos;nındır, olduğu gibi kalır; ücret listesi içe aktarın ya da ek maliyetlerde kâr payı yazın</translation>
    </message>
    <message>
        <source>no plan is open that the budget could be compared with</source>
        <translation>bütçenin karşılaştırılacağı açık bir plan yok</translation>
    </message>
    <message>
        <source>open the plan it was exported from first</source>
        <translation>önce dışa aktarıldığı planı açın</translation>
    </message>
    <message>
        <source>no number of its country has so many or so few; give all its digits</source>
        <translation>ülkesinin hiçbir numarasında bu kadar hane yok; bütün haneleri yazın</translation>
    </message>
    <message>
        <source>{text!r} has lost digits of its number</source>
        <translation>{text!r} numaranın bazı hanelerini yitirmiş</translation>
    </message>
    <message>
        <source>show the column as whole numbers in the spreadsheet, and save it again</source>
        <translation>hesap tablosunda sütunu tam sayı olarak gösterip yeniden kaydedin</translation>
    </message>
    <message>
        <source>count the people of a contact list by country</source>
        <translation>kişi listesindeki insanları ülkeye göre sayar</translation>
    </message>
    <message>
        <source>Count the people of a contact list (CSV, Excel, vCard) by the country of their number. Numbers are neither printed whole nor kept.</source>
        <translation>Bir kişi listesindeki (CSV, Excel, vCard) insanları numaralarının ülkesine göre sayar. Numaralar ne bütünüyle yazılır ne de saklanır.</translation>
    </message>
    <message>
        <source>LIST</source>
        <translation>LİSTE</translation>
    </message>
    <message>
        <source>the list</source>
        <translation>liste</translation>
    </message>
    <message>
        <source>HOME</source>
        <translation>ÜLKE</translation>
    </message>
    <message>
        <source>whose numbers may lack their calling code, by name or code such as TR</source>
        <translation>ülke kodu olmadan yazılabilen numaraların ülkesi, adıyla veya TR gibi koduyla</translation>
    </message>
    <message>
        <source>the heading of the column with the numbers; without it the likeliest</source>
        <translation>numaraların bulunduğu sütunun başlığı; verilmezse en olası sütun</translation>
    </message>
    <message>
        <source>no country</source>
        <translation>ülkesiz</translation>
    </message>
    <message>
        <source>{given!r} is no country</source>
        <translation>{given!r} bir ülke değil</translation>
    </message>
    <message>
        <source>no column holds phone numbers</source>
        <translation>hiçbir sütunda telefon numarası yok</translation>
    </message>
    <message>
        <source>there is no column {name!r}</source>
        <translation>{name!r} adında bir sütun yok</translation>
    </message>
    <message>
        <source>give --column with one of: {names}</source>
        <translation>--column ile şunlardan birini verin: {names}</translation>
    </message>
    <message>
        <source>give each column a heading in the first row</source>
        <translation>ilk satırda her sütuna bir başlık verin</translation>
    </message>
    <message>
        <source>rows without a number there are read in {columns}</source>
        <translation>orada numarası olmayan satırlarda {columns} okunur</translation>
    </message>
    <message>
        <source>--column reads one alone</source>
        <translation>--column yalnız bir sütunu okur</translation>
    </message>
    <message>
        <source>{count:|number|numbers} without plus can be international or national; what fits both is read as national</source>
        <translation>artısız {count} numara uluslararası da yurt içi de olabilir; ikisine de uyanlar yurt içi sayılır</translation>
    </message>
    <message>
        <source>{count:|number|numbers} without plus can be international or national; what fits both is read as international</source>
        <translation>artısız {count} numara uluslararası da yurt içi de olabilir; ikisine de uyanlar uluslararası sayılır</translation>
    </message>
    <message>
        <source>write them with +</source>
        <translation>onları + ile yazın</translation>
    </message>
    <message>
        <source>{count:|number has|numbers have} lost digits</source>
        <translation>{count} numaranın haneleri kaybolmuş</translation>
    </message>
    <message>
        <source>most rows have no usable number</source>
        <translation>satırların çoğunda kullanılabilir numara yok</translation>
    </message>
    <message>
        <source>check that this is the right file and column</source>
        <translation>doğru dosya ve sütun olduğuna bakın</translation>
    </message>
    <message>
        <source>no phone numbers: {examples}</source>
        <translation>telefon numarası değil: {examples}</translation>
    </message>
    <message>
        <source>country</source>
        <translation>ülke</translation>
    </message>
    <message>
        <source>people</source>
        <translation>kişi</translation>
    </message>
    <message>
        <source>is a log of messages</source>
        <translation>bir mesaj kaydı</translation>
    </message>
    <message>
        <source>is a rate card</source>
        <translation>bir ücret listesi</translation>
    </message>
    <message>
        <source>is a budget that was exported</source>
        <translation>dışa aktarılmış bir bütçe</translation>
    </message>
    <message>
        <source>open it in the window</source>
        <translation>pencerede açın</translation>
    </message>
    <message>
        <source>is JSON, as a plan or a log of messages is</source>
        <translation>JSON; bir plan ya da mesaj kaydı gibi</translation>
    </message>
    <message>
        <source>open a plan in the window, and price a log with tarife bill</source>
        <translation>planı pencerede açın, kaydı tarife bill ile fiyatlandırın</translation>
    </message>
    <message>
        <source>import it as a rate card</source>
        <translation>ücret listesi olarak içe aktarın</translation>
    </message>
    <message>
        <source>{name} ({day:d MMM})</source>
        <translation>{name} ({day:d MMM})</translation>
    </message>
    <message>
        <source>together on {day:d MMM}: {sends}</source>
        <translation>{day:d MMM} günü birlikte: {sends}</translation>
    </message>
    <message>
        <source>{name} stays weekly and goes out {after:|time|times} instead of {before}</source>
        <translation>{name} haftalık kalıyor, {before} yerine {after} kez çıkıyor</translation>
    </message>
    <message>
        <source>{name}: {new:d MMM} in place of {old:d MMM}</source>
        <translation>{name}: {old:d MMM} yerine {new:d MMM}</translation>
    </message>
    <message>
        <source>there {others:-|is|are} {others:,|more problem|more problems} like these</source>
        <translation>bunlara benzer {others:,} sorun daha var</translation>
    </message>
    <message>
        <source>correct these first, and open the file again</source>
        <translation>önce bunları düzeltip dosyayı yeniden açın</translation>
    </message>
    <message>
        <source>a text of {length:,} characters is too long</source>
        <translation>{length:,} karakterlik metin çok uzun</translation>
    </message>
    <message>
        <source>shorten it to {most:,} or fewer</source>
        <translation>en fazla {most:,} karaktere kısaltın</translation>
    </message>
    <message>
        <source>{length:,} entries are more than a plan holds here</source>
        <translation>{length:,} girdi, bir planın burada tutabileceğinden fazla</translation>
    </message>
    <message>
        <source>keep {most:,} or fewer</source>
        <translation>en fazla {most:,} tanesini bırakın</translation>
    </message>
    <message>
        <source>it is a device, not a file</source>
        <translation>bu bir aygıt, dosya değil</translation>
    </message>
    <message>
        <source>A sample of {played:,} stands for {people:,} people, standard error {percent:.2f}% under other seeds</source>
        <translation>{people:,} kişiyi {played:,} kişilik bir örneklem temsil ediyor, başka rastgeleliklerle standart hata %{percent:.2f}</translation>
    </message>
    <message>
        <source>Each of {people:,|person|people} played, standard error {percent:.2f}% under other seeds</source>
        <translation>{people:,} kişinin her biri oynatıldı, başka rastgeleliklerle standart hata %{percent:.2f}</translation>
    </message>
    <message>
        <source>Not delivered (paused)</source>
        <translation>Teslim edilmedi (durduruldu)</translation>
    </message>
    <message>
        <source>this is a folder or device, not a file; choose a file</source>
        <translation>bu bir klasör ya da aygıt, dosya değil; bir dosya seçin</translation>
    </message>
    <message>
        <source>the file is larger than {most} MB</source>
        <translation>dosya {most} MB&apos;den büyük</translation>
    </message>
    <message>
        <source>keep only the rows that are needed, or choose another file</source>
        <translation>yalnızca gereken satırları bırakın ya da başka bir dosya seçin</translation>
    </message>
    <message>
        <source>line {number} is longer than {most} characters</source>
        <translation>{number}. satır {most} karakterden uzun</translation>
    </message>
    <message>
        <source>choose a table with one person or event a line</source>
        <translation>her satırında bir kişi ya da olay olan bir tablo seçin</translation>
    </message>
    <message>
        <source>more than {most} parts</source>
        <translation>{most} parçadan fazlası var</translation>
    </message>
    <message>
        <source>more than {most} MB unpacked</source>
        <translation>açılınca {most} MB&apos;den fazlası var</translation>
    </message>
    <message>
        <source>a part packed to less than a {most}th</source>
        <translation>bir parçası {most}&apos;de birinden küçük sıkıştırılmış</translation>
    </message>
    <message>
        <source>more than {most} texts</source>
        <translation>{most} metinden fazlası var</translation>
    </message>
    <message>
        <source>a tag longer than {most} bytes</source>
        <translation>{most} bayttan uzun bir etiketi var</translation>
    </message>
    <message>
        <source>more than {most} elements in one row</source>
        <translation>bir satırında {most} öğeden fazlası var</translation>
    </message>
    <message>
        <source>more than {most} seconds of reading</source>
        <translation>okunması {most} saniyeden uzun sürüyor</translation>
    </message>
    <message>
        <source>more than the memory</source>
        <translation>belleğe sığmıyor</translation>
    </message>
    <message>
        <source>more than {most} rows</source>
        <translation>{most} satırdan fazlası var</translation>
    </message>
    <message>
        <source>more than {most} cells</source>
        <translation>{most} hücreden fazlası var</translation>
    </message>
    <message>
        <source>more than {most} columns</source>
        <translation>{most} sütundan fazlası var</translation>
    </message>
    <message>
        <source>more than {most} characters in a cell</source>
        <translation>bir hücresinde {most} karakterden fazlası var</translation>
    </message>
    <message>
        <source>a number of more than {most} digits</source>
        <translation>{most} basamaktan uzun bir sayısı var</translation>
    </message>
    <message>
        <source>this workbook is damaged, or is no Excel workbook (XLSX)</source>
        <translation>bu çalışma kitabı bozuk ya da bir Excel çalışma kitabı (XLSX) değil</translation>
    </message>
    <message>
        <source>open it in a spreadsheet and save it anew as XLSX, or get the file once more</source>
        <translation>onu bir hesap tablosu programında açıp yeniden XLSX olarak kaydedin ya da dosyayı yeniden edinin</translation>
    </message>
    <message>
        <source>this workbook is larger than what is read: {reason}</source>
        <translation>bu çalışma kitabı okunabilenden büyük: {reason}</translation>
    </message>
    <message>
        <source>copy what is needed into a new workbook, or save it as CSV</source>
        <translation>gerekenleri yeni bir çalışma kitabına kopyalayın ya da CSV olarak kaydedin</translation>
    </message>
    <message>
        <source>the sheet has more than {most} rows, which no rate card has</source>
        <translation>sayfada {most} satırdan fazlası var; hiçbir ücret kartı bu kadar uzun değildir</translation>
    </message>
    <message>
        <source>this is no budget that Tarife wrote</source>
        <translation>bu, Tarife&apos;nin yazdığı bir bütçe değil</translation>
    </message>
    <message>
        <source>nested too deep</source>
        <translation>çok derin iç içe</translation>
    </message>
    <message>
        <source>this is not a JSON object that holds an event</source>
        <translation>bu, içinde olay olan bir JSON nesnesi değil</translation>
    </message>
    <message>
        <source>the dates can be read with the day first or with the month first</source>
        <translation>tarihler önce gün ya da önce ay olarak okunabiliyor</translation>
    </message>
    <message>
        <source>say which: --dates day-first or --dates month-first</source>
        <translation>hangisi olduğunu söyleyin: --dates day-first ya da --dates month-first</translation>
    </message>
    <message>
        <source>and {more:,} more of the kind, in {lines:,|line|lines}</source>
        <translation>ve {lines:,} satırda bu türden {more:,} sorun daha</translation>
    </message>
    <message>
        <source>the log</source>
        <translation>kayıt</translation>
    </message>
    <message>
        <source>{messages:,|message is|messages are} said to have arrived and to have failed; what happened later counts</source>
        <translation>{messages:,} mesajın hem ulaştığı hem başarısız olduğu yazıyor; sonra olan geçerli sayıldı</translation>
    </message>
    <message>
        <source>look at them in the log</source>
        <translation>kayıtta bunlara bakın</translation>
    </message>
    <message>
        <source>{field} = {column}</source>
        <translation>{field} = {column}</translation>
    </message>
    <message>
        <source>its columns are read as a report of another kind: {pairs}</source>
        <translation>sütunları başka türden bir rapor olarak okundu: {pairs}</translation>
    </message>
    <message>
        <source>these columns are not used: {names}</source>
        <translation>şu sütunlar kullanılmadı: {names}</translation>
    </message>
    <message>
        <source>{rows:,} failed</source>
        <translation>{rows:,} başarısız</translation>
    </message>
    <message>
        <source>{rows:,|was|were} sent and not delivered</source>
        <translation>{rows:,} gönderilmiş ama teslim edilmemiş</translation>
    </message>
    <message>
        <source>{rows:,|does|do} not say what became of {rows:-|it|them}</source>
        <translation>{rows:,} satır ne olduğunu söylemiyor</translation>
    </message>
    <message>
        <source>{rows:,|tells|tell} again of a message</source>
        <translation>{rows:,} satır aynı mesajı yineliyor</translation>
    </message>
    <message>
        <source>rows that are no delivery are not billed: {said}</source>
        <translation>teslimat olmayan satırlar faturalanmadı: {said}</translation>
    </message>
    <message>
        <source>{messages:,|message was|messages were} delivered of which it does not say the category; {messages:-|it is|they are} not priced</source>
        <translation>teslim edilen {messages:,} mesajın kategorisi yazmıyor; bunlara fiyat verilmedi</translation>
    </message>
    <message>
        <source>say what its templates are, such as --template-category marketing</source>
        <translation>şablonların ne olduğunu söyleyin, örneğin --template-category marketing</translation>
    </message>
    <message>
        <source>it does not say which messages are templates: {templates:,} outside a service window {templates:-|counts|count} as such, {free_form:,} inside one as free-form</source>
        <translation>hangi mesajların şablon olduğu yazmıyor: hizmet penceresi dışındaki {templates:,} mesaj şablon, içindeki {free_form:,} mesaj serbest sayıldı</translation>
    </message>
    <message>
        <source>it does not say the category of templates; they count as {category}</source>
        <translation>şablonların kategorisi yazmıyor; {category} sayıldılar</translation>
    </message>
    <message>
        <source>choose another with --template-category</source>
        <translation>başkasını --template-category ile seçin</translation>
    </message>
    <message>
        <source>it does not say when messages were delivered; the time that it gives stands for that, so a message near midnight or the end of a window may be billed otherwise</source>
        <translation>mesajların ne zaman teslim edildiği yazmıyor; verilen zaman onun yerine kullanıldı, bu yüzden gece yarısına ya da bir pencerenin sonuna yakın bir mesaj başka türlü faturalanabilir</translation>
    </message>
    <message>
        <source>{times:,|time occurs|times occur} twice in {zone}, since clocks were set back; the first is taken</source>
        <translation>saatler geri alındığı için {times:,} zaman {zone} diliminde iki kez yaşandı; ilki alındı</translation>
    </message>
    <message>
        <source>give times with their offset, such as 2026-11-03T10:00:00+03:00</source>
        <translation>zamanları farkıyla yazın, örneğin 2026-11-03T10:00:00+03:00</translation>
    </message>
    <message>
        <source>{times:,|time never occurs|times never occur} in {zone}, since clocks were set forward; the offset before the change is taken</source>
        <translation>saatler ileri alındığı için {times:,} zaman {zone} diliminde hiç yaşanmadı; değişiklikten önceki fark alındı</translation>
    </message>
    <message>
        <source>check the time zone, or give times with their offset</source>
        <translation>saat dilimini denetleyin ya da zamanları farkıyla yazın</translation>
    </message>
    <message>
        <source>{times:,|time lies|times lie} in the future</source>
        <translation>{times:,} zaman gelecekte</translation>
    </message>
    <message>
        <source>check the dates, and the time zone</source>
        <translation>tarihleri ve saat dilimini denetleyin</translation>
    </message>
    <message>
        <source>save it as XLSX without a password, or as CSV</source>
        <translation>parolasız XLSX ya da CSV olarak kaydedin</translation>
    </message>
    <message>
        <source>is not UTF-8 text, nor any other that is known</source>
        <translation>UTF-8 metni ya da bilinen başka bir metin değil</translation>
    </message>
    <message>
        <source>is a damaged gzip file</source>
        <translation>bozuk bir gzip dosyası</translation>
    </message>
    <message>
        <source>this report holds sums, and no messages</source>
        <translation>bu raporda toplamlar var, mesajlar yok</translation>
    </message>
    <message>
        <source>export the messages, one a row, with time, number, status and category</source>
        <translation>mesajları her satırda bir tane olacak biçimde zaman, numara, durum ve kategoriyle dışa aktarın</translation>
    </message>
    <message>
        <source>give a text or a whole number</source>
        <translation>bir metin ya da tam sayı verin</translation>
    </message>
    <message>
        <source>Price a log of events in any order: JSON, CSV, Excel, Meta&apos;s webhooks as they arrive, or the report of a partner; packed by gzip or not.</source>
        <translation>Herhangi bir sıradaki olay kaydını fiyatlar: JSON, CSV, Excel, Meta&apos;nın geldiği gibi web kancaları ya da bir iş ortağının raporu; gzip ile sıkıştırılmış olabilir.</translation>
    </message>
    <message>
        <source>how dates such as 03/11/2026 are meant, where the log leaves it open</source>
        <translation>kayıttan anlaşılmıyorsa 03/11/2026 gibi tarihlerin nasıl okunacağı</translation>
    </message>
    <message>
        <source>what templates are whose category the log does not say</source>
        <translation>kayıtta kategorisi yazmayan şablonların ne sayılacağı</translation>
    </message>
    <message>
        <source>{messages:,|free-form message is|free-form messages are} said to be delivered outside a service window, which cannot be; {messages:-|it is|they are} not billed</source>
        <translation>{messages:,} serbest mesajın hizmet penceresi dışında teslim edildiği yazıyor, bu olamaz; faturalanmadılar</translation>
    </message>
    <message>
        <source>see that the log holds what customers wrote, and from a day earlier on</source>
        <translation>kayıtta müşterilerin yazdıklarının bulunduğundan ve bir gün öncesinden başladığından emin olun</translation>
    </message>
    <message>
        <source>bill by the rules and the rate card of this day</source>
        <translation>bu günün kuralları ve ücret listesiyle faturala</translation>
    </message>
    <message>
        <source>no rules or no {currency} card are known of {day}</source>
        <translation>{day} için bilinen kural ya da {currency} listesi yok</translation>
    </message>
    <message>
        <source>choose a day from {first} on, or another currency</source>
        <translation>{first} ya da sonrasında bir gün veya başka bir para birimi seçin</translation>
    </message>
    <message>
        <source>the rules are forced; each message keeps the rate card of its own day</source>
        <translation>kurallar elle seçildi; her mesajda kendi gününün ücret listesi kaldı</translation>
    </message>
    <message>
        <source>give --as-of for rules and card of one day</source>
        <translation>kuralları ve listeyi bir güne göre almak için --as-of verin</translation>
    </message>
    <message>
        <source>[COUNTRY=]DATE</source>
        <translation>[ÜLKE=]TARİH</translation>
    </message>
    <message>
        <source>first day on which the business is subject to these rates, everywhere or in a country, such as IN=2025-02-01; repeatable</source>
        <translation>işletmenin bu ücretlere tabi olduğu ilk gün; her yerde ya da IN=2025-02-01 gibi bir ülkede; yinelenebilir</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>durduruldu</translation>
    </message>
    <message>
        <source>correct it with --column FIELD=COLUMN, and keep it with --save-mapping NAME</source>
        <translation>--column ALAN=SÜTUN ile düzeltin, --save-mapping AD ile saklayın</translation>
    </message>
    <message>
        <source>read the columns by a mapping: {names}, or one of your own</source>
        <translation>sütunları bir eşlemeyle oku: {names} ya da kendi eşlemeniz</translation>
    </message>
    <message>
        <source>FIELD=COLUMN</source>
        <translation>ALAN=SÜTUN</translation>
    </message>
    <message>
        <source>what a column of the log means; repeatable</source>
        <translation>kaydın bir sütununun ne demek olduğu; yinelenebilir</translation>
    </message>
    <message>
        <source>keep the columns given as a mapping of your own</source>
        <translation>verilen sütunları kendi eşlemeniz olarak sakla</translation>
    </message>
    <message>
        <source>{text!r} does not name a field and a column</source>
        <translation>{text!r} bir alan ve bir sütun belirtmiyor</translation>
    </message>
    <message>
        <source>there is nothing to keep under the name {name!r}</source>
        <translation>{name!r} adıyla saklanacak bir şey yok</translation>
    </message>
    <message>
        <source>give --column FIELD=COLUMN, and a name of letters and digits</source>
        <translation>--column ALAN=SÜTUN ve harflerle rakamlardan oluşan bir ad verin</translation>
    </message>
    <message>
        <source>there is no mapping {name!r}</source>
        <translation>{name!r} adlı bir eşleme yok</translation>
    </message>
    <message>
        <source>this is no mapping of columns</source>
        <translation>bu bir sütun eşlemesi değil</translation>
    </message>
    <message>
        <source>correct the file, or save the mapping anew</source>
        <translation>dosyayı düzeltin ya da eşlemeyi yeniden kaydedin</translation>
    </message>
    <message>
        <source>list rates</source>
        <translation>liste ücretleri</translation>
    </message>
    <message>
        <source>the complete card holds no volume tiers</source>
        <translation>eksiksiz sayılan listede hacim kademeleri yok</translation>
    </message>
    <message>
        <source>add them, or list the card as one of list rates</source>
        <translation>ekleyin ya da listeyi yalnız liste ücretli (list_rates) sayın</translation>
    </message>
    <message>
        <source>the readings bear no date; by the change log their figures hold until 30 June 2026</source>
        <translation>okumalarda tarih yok; değişiklik günlüğüne göre bu ücretler 30 Haziran 2026 gününe kadar geçerli</translation>
    </message>
    <message>
        <source>one reading bears no date; its tier rates are those of a card of 2026 before October</source>
        <translation>bir okumada tarih yok; kademe ücretleri 2026&apos;nın ekimden önceki bir listesinin ücretleri</translation>
    </message>
    <message>
        <source>rates of authentication beyond the first band</source>
        <translation>kimlik doğrulamanın ilk dilimden sonraki ücretleri</translation>
    </message>
    <message>
        <source>lowest tier rate 0.0805, the tiers between were not printed for this category</source>
        <translation>en düşük kademe ücreti 0,0805; bu kategoride aradaki kademeler yazılmamış</translation>
    </message>
    <message>
        <source>source says 5 % less from message 750,001 on, the tier rates were not printed</source>
        <translation>kaynağa göre 750.001. mesajdan sonra yüzde 5 daha az; kademe ücretleri yazılmamış</translation>
    </message>
    <message>
        <source>source does not say whether it read the AED card</source>
        <translation>kaynak, AED listesini okuyup okumadığını söylemiyor</translation>
    </message>
    <message>
        <source>undated 2026 page from before October</source>
        <translation>2026&apos;nın ekimden önceki tarihsiz bir sayfası</translation>
    </message>
    <message>
        <source>seen undated</source>
        <translation>tarihsiz görüldü</translation>
    </message>
    <message>
        <source>playing everyone</source>
        <translation>herkesi oynatma</translation>
    </message>
    <message>
        <source>more than {most:,} free service messages would be held at once</source>
        <translation>aynı anda {most:,} üzerinde ücretsiz hizmet mesajı bellekte tutulurdu</translation>
    </message>
    <message>
        <source>play a sample</source>
        <translation>bir örneklem oynatın</translation>
    </message>
    <message>
        <source>lower the volume, the turns, the messages an answer or the follow-ups</source>
        <translation>hacmi, karşılıklı mesajları, yanıt başına mesajları veya takip mesajlarını azaltın</translation>
    </message>
    <message>
        <source>{messages:,} messages to and from each person are more than {most:,}</source>
        <translation>kişi başına gelip giden {messages:,} mesaj, {most:,} sınırını aşıyor</translation>
    </message>
    <message>
        <source>even {people:,} people of each audience make {messages:,} messages, more than can be played</source>
        <translation>her kitleden yalnız {people:,} kişi bile {messages:,} mesaj yapıyor; bu kadarı oynatılamaz</translation>
    </message>
    <message>
        <source>the plan&apos;s sends go out at {moments:,} moments, more than {most:,}</source>
        <translation>planın gönderimleri {moments:,} anda çıkıyor; {most:,} sınırını aşıyor</translation>
    </message>
    <message>
        <source>give it fewer moments, or send steadily</source>
        <translation>anlarını azaltın veya sürekli gönderin</translation>
    </message>
    <message>
        <source>nothing happens, since clocks skip {start} to {end} on {day:d MMMM y}</source>
        <translation>hiçbir şey olmuyor: saatler {day:d MMMM y} günü {start} ile {end} arasını atlıyor</translation>
    </message>
    <message>
        <source>choose other hours or days</source>
        <translation>başka saatler veya günler seçin</translation>
    </message>
    <message>
        <source>the charges can exceed {most:,} {currency}, up to which they are counted exactly</source>
        <translation>ücretler, tam olarak hesaplanabilen {most:,} {currency} tutarını aşabilir</translation>
    </message>
    <message>
        <source>lower the volumes or the rate</source>
        <translation>hacimleri veya tarifeyi düşürün</translation>
    </message>
    <message>
        <source>Change mark-up</source>
        <translation>Kâr payını değiştir</translation>
    </message>
    <message>
        <source>Change tax</source>
        <translation>Vergiyi değiştir</translation>
    </message>
    <message>
        <source>Add tax</source>
        <translation>Vergi ekle</translation>
    </message>
    <message>
        <source>Delete taxes</source>
        <translation>Vergileri sil</translation>
    </message>
    <message>
        <source>Change SMS price</source>
        <translation>SMS fiyatını değiştir</translation>
    </message>
    <message>
        <source>Change use of volume tiers</source>
        <translation>Kademe kullanımını değiştir</translation>
    </message>
    <message>
        <source>Add use of volume tiers</source>
        <translation>Kademe kullanımı ekle</translation>
    </message>
    <message>
        <source>Delete use of volume tiers</source>
        <translation>Kademe kullanımını sil</translation>
    </message>
    <message>
        <source>Change {field}</source>
        <translation>Değiştir: {field}</translation>
    </message>
    <message>
        <source>Change {field} of {name}</source>
        <translation>Değiştir: {name}, {field}</translation>
    </message>
    <message>
        <source>Use another rate card</source>
        <translation>Başka bir ücret listesi kullan</translation>
    </message>
    <message>
        <source>Use the newest rate card</source>
        <translation>En yeni ücret listesini kullan</translation>
    </message>
    <message>
        <source>Change month</source>
        <translation>Ayı değiştir</translation>
    </message>
    <message>
        <source>Add countries</source>
        <translation>Ülke ekle</translation>
    </message>
    <message>
        <source>Remove countries</source>
        <translation>Ülkeleri sil</translation>
    </message>
    <message>
        <source>Refine {country}</source>
        <translation>Ayrıntılandır: {country}</translation>
    </message>
    <message>
        <source>Move {country}</source>
        <translation>Taşı: {country}</translation>
    </message>
    <message>
        <source>Change country</source>
        <translation>Ülkeyi değiştir</translation>
    </message>
    <message>
        <source>Add {name}</source>
        <translation>Ekle: {name}</translation>
    </message>
    <message>
        <source>Delete {name}</source>
        <translation>Sil: {name}</translation>
    </message>
    <message>
        <source>Duplicate {name}</source>
        <translation>Çoğalt: {name}</translation>
    </message>
    <message>
        <source>Move {name}</source>
        <translation>Taşı: {name}</translation>
    </message>
    <message>
        <source>Move {name} to {day}</source>
        <translation>Taşı: {name}, yeni günü {day}</translation>
    </message>
    <message>
        <source>Import edited budget</source>
        <translation>Düzenlenmiş bütçeyi içe aktar</translation>
    </message>
    <message>
        <source>Change budget</source>
        <translation>Bütçeyi değiştir</translation>
    </message>
    <message>
        <source>Add scenario {name}</source>
        <translation>Senaryo ekle: {name}</translation>
    </message>
    <message>
        <source>Remove scenario</source>
        <translation>Senaryoyu sil</translation>
    </message>
    <message>
        <source>Change {field} of {country}</source>
        <translation>Değiştir: {country}, {field}</translation>
    </message>
    <message>
        <source>Apply what-if</source>
        <translation>Denemeyi uygula</translation>
    </message>
    <message>
        <source>Move slider {lever}</source>
        <translation>{lever} kaydırıcısını oynat</translation>
    </message>
    <message>
        <source>Reset sliders</source>
        <translation>Kaydırıcıları sıfırla</translation>
    </message>
    <message>
        <source>Reset difference</source>
        <translation>Farkı sıfırla</translation>
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
        <source>{category!r} is no category of messages</source>
        <translation>{category!r} bir mesaj kategorisi değil</translation>
    </message>
    <message>
        <source>use marketing, utility, authentication, authentication_international or service</source>
        <translation>marketing, utility, authentication, authentication_international ya da service yazın</translation>
    </message>
    <message>
        <source>the rate is of {other}, and others of {first}</source>
        <translation>ücret {other} gününe, diğerleri {first} gününe ait</translation>
    </message>
    <message>
        <source>import cards of different dates one after the other</source>
        <translation>tarihleri farklı listeleri birbiri ardına içe aktarın</translation>
    </message>
    <message>
        <source>say on the console what the program does</source>
        <translation>programın ne yaptığını konsola yazar</translation>
    </message>
    <message>
        <source>{count:|change|changes} out of all proportion {count:-|is|are} not confirmed</source>
        <translation>beklenenin çok dışındaki {count} değişiklik onaylanmadı</translation>
    </message>
    <message>
        <source>if they are right, import with --confirm-changes</source>
        <translation>doğruysalar --confirm-changes ile içe aktarın</translation>
    </message>
    <message>
        <source>keep the card although rates changed out of all proportion</source>
        <translation>ücretler beklenenin çok dışında değişse de listeyi sakla</translation>
    </message>
    <message>
        <source>{rate} at {where}</source>
        <translation>{rate} ({where})</translation>
    </message>
    <message>
        <source>the countries of the market {market!r} have different {category} rates: {rates}</source>
        <translation>{market!r} pazarının ülkelerinde {category} ücretleri farklı: {rates}</translation>
    </message>
    <message>
        <source>a market has one rate; give all its countries the same</source>
        <translation>bir pazarın tek ücreti olur; bütün ülkelerine aynısını yazın</translation>
    </message>
    <message>
        <source>{count:|rate|rates} of {category} {count:-|is|are} 0 from here on, as if such messages were free</source>
        <translation>buradan itibaren {count} {category} ücreti 0; böyle mesajlar ücretsizmiş gibi</translation>
    </message>
    <message>
        <source>write &apos;n/a&apos;, or leave the cell empty, where Meta has no such rate</source>
        <translation>Meta&apos;nın böyle bir ücreti yoksa &apos;n/a&apos; yazın ya da hücreyi boş bırakın</translation>
    </message>
    <message>
        <source>{count:|rate|rates} of {category} cannot be, up to &apos;{highest}&apos; {currency}</source>
        <translation>{count} {category} ücreti doğru olamaz; en yükseği &apos;{highest}&apos; {currency}</translation>
    </message>
    <message>
        <source>check their decimal points, and that they are not in cents</source>
        <translation>ondalık ayraçlarını ve kuruş (sent) cinsinden olmadıklarını denetleyin</translation>
    </message>
    <message>
        <source>most rates of {categories} are about {times:,} times those of the card {card}: they seem to be in cents, not in {currency}</source>
        <translation>çoğu ücret ({categories}) {card} listesindekinin yaklaşık {times:,} katı: {currency} değil, sent cinsinden görünüyorlar</translation>
    </message>
    <message>
        <source>most rates of {categories} are about {times:,} times those of the card {card}: they seem to be in another unit, such as the price of a thousand messages</source>
        <translation>çoğu ücret ({categories}) {card} listesindekinin yaklaşık {times:,} katı: bin mesajın fiyatı gibi başka bir birimde görünüyorlar</translation>
    </message>
    <message>
        <source>give each rate in {currency} a message</source>
        <translation>her ücreti mesaj başına {currency} olarak yazın</translation>
    </message>
    <message>
        <source>{category} of {market} goes from {before} to {after}, out of all proportion to what it was or to the others of its column</source>
        <translation>{market} için {category} {before} iken {after} oluyor; eskisine ya da sütunundaki diğerlerine göre beklenenin çok dışında</translation>
    </message>
    <message>
        <source>check it against Meta&apos;s page</source>
        <translation>Meta&apos;nın sayfasıyla karşılaştırın</translation>
    </message>
    <message>
        <source>this budget was made from another plan, one without a name</source>
        <translation>bu bütçe başka bir plandan, adı olmayan birinden yapılmış</translation>
    </message>
    <message>
        <source>this budget was made from another plan “{name}”</source>
        <translation>bu bütçe, adı yine “{name}” olan başka bir plandan yapılmış</translation>
    </message>
    <message>
        <source>this budget was made from the plan “{name}”</source>
        <translation>bu bütçe “{name}” adlı plandan yapılmış</translation>
    </message>
    <message>
        <source>open that plan and import it there</source>
        <translation>o planı açın ve bütçeyi orada içe aktarın</translation>
    </message>
    <message>
        <source>the budget does not say of which plan it was made; before you import it, make sure that it was this one</source>
        <translation>bütçe hangi plandan yapıldığını söylemiyor; içe aktarmadan önce bu plandan yapıldığına emin olun</translation>
    </message>
    <message>
        <source>the plan has changed since this budget was exported</source>
        <translation>bu bütçe dışa aktarıldıktan sonra plan değişmiş</translation>
    </message>
    <message>
        <source>the plan has changed since this budget was exported, when it was called “{name}”</source>
        <translation>o sırada adı “{name}” olan plan, bu bütçe dışa aktarıldıktan sonra değişmiş</translation>
    </message>
    <message>
        <source>{country!r} already has a day in {inside}</source>
        <translation>{country!r} için {inside} içinde zaten bir gün var</translation>
    </message>
    <message>
        <source>keep one of the two days</source>
        <translation>iki günden birini bırakın</translation>
    </message>
    <message>
        <source>it does not say whom messages went to, so no window is known: templates are priced as outside of one, and free-form messages not at all ({messages:,})</source>
        <translation>mesajların kime gittiğini söylemiyor, bu yüzden hiçbir pencere bilinmiyor: şablonlar pencere dışında gibi fiyatlanır, serbest mesajlar ise hiç fiyatlanmaz ({messages:,})</translation>
    </message>
    <message>
        <source>export the messages with the numbers of customers, if the partner can</source>
        <translation>iş ortağı verebiliyorsa mesajları müşterilerin numaralarıyla dışa aktarın</translation>
    </message>
    <message>
        <source>the log has no column {names}</source>
        <translation>kayıtta {names} adlı sütun yok</translation>
    </message>
    <message>
        <source>write its columns as its first line does, or choose another mapping</source>
        <translation>sütunları ilk satırda yazıldığı gibi yazın ya da başka bir eşleme seçin</translation>
    </message>
    <message>
        <source>of the business; its numbers may lack their calling code</source>
        <translation>işletmenin ülkesi; oranın numaraları ülke kodu olmadan yazılabilir</translation>
    </message>
    <message>
        <source>the file holds no rows of messages</source>
        <translation>dosyada mesaj satırı yok</translation>
    </message>
    <message>
        <source>no column says when a message was delivered or sent</source>
        <translation>hiçbir sütun mesajın ne zaman teslim edildiğini ya da gönderildiğini söylemiyor</translation>
    </message>
    <message>
        <source>choose the column of the time</source>
        <translation>saatin sütununu seçin</translation>
    </message>
    <message>
        <source>no column says who a message went to or came from</source>
        <translation>hiçbir sütun mesajın kime gittiğini ya da kimden geldiğini söylemiyor</translation>
    </message>
    <message>
        <source>choose the column of the customer, or those of from, to and direction</source>
        <translation>müşterinin sütununu ya da gönderen, alıcı ve yön sütunlarını seçin</translation>
    </message>
    <message>
        <source>no column says what a message is</source>
        <translation>hiçbir sütun mesajın ne olduğunu söylemiyor</translation>
    </message>
    <message>
        <source>choose the column of its kind, category, template, direction or status</source>
        <translation>türünün, kategorisinin, şablonunun, yönünün ya da durumunun sütununu seçin</translation>
    </message>
    <message>
        <source>it does not say the category of templates: messages and people can be counted, but templates have no price</source>
        <translation>şablonların kategorisini söylemiyor: mesajlar ve kişiler sayılabilir, ama şablonların fiyatı yok</translation>
    </message>
    <message>
        <source>it does not say what became of messages: each counts as delivered, so the bill is what it can be at most</source>
        <translation>mesajların akıbetini söylemiyor: her biri teslim sayılır, yani fatura en çok bu kadar olabilir</translation>
    </message>
    <message>
        <source>it does not hold what customers wrote: which messages a service window or an ad made free cannot be told</source>
        <translation>müşterilerin yazdıklarını içermiyor: hangi mesajları hizmet penceresinin ya da reklamın ücretsiz kıldığı söylenemez</translation>
    </message>
    <message>
        <source>open it in the window, or price it with tarife bill</source>
        <translation>pencerede açın ya da tarife bill ile fiyatlandırın</translation>
    </message>
    <message>
        <source>it does not say whom messages went to: people cannot be counted, templates are priced as outside of a window, and free-form messages not at all</source>
        <translation>mesajların kime gittiğini söylemiyor: kişiler sayılamaz, şablonlar pencere dışında gibi fiyatlandırılır, serbest mesajlar hiç fiyatlandırılmaz</translation>
    </message>
    <message>
        <source>it holds no messages</source>
        <translation>içinde hiç mesaj yok</translation>
    </message>
</context>
<context>
    <name>Arguments</name>
    <message>
        <source>usage: </source>
        <translation>kullanım: </translation>
    </message>
    <message>
        <source>positional arguments</source>
        <translation>konumsal argümanlar</translation>
    </message>
    <message>
        <source>options</source>
        <translation>seçenekler</translation>
    </message>
    <message>
        <source>show this help message and exit</source>
        <translation>bu yardımı gösterir ve çıkar</translation>
    </message>
    <message>
        <source>%(prog)s: error: %(message)s
</source>
        <translation>%(prog)s: hata: %(message)s
</translation>
    </message>
    <message>
        <source>argument %(argument_name)s: %(message)s</source>
        <translation>%(argument_name)s argümanı: %(message)s</translation>
    </message>
    <message>
        <source>the following arguments are required: %s</source>
        <translation>şu argümanlar gerekli: %s</translation>
    </message>
    <message>
        <source>unrecognized arguments: %s</source>
        <translation>bilinmeyen argümanlar: %s</translation>
    </message>
    <message>
        <source>ambiguous option: %(option)s could match %(matches)s</source>
        <translation>belirsiz seçenek: %(option)s şunlardan biri olabilir: %(matches)s</translation>
    </message>
    <message>
        <source>ignored explicit argument %r</source>
        <translation>%r değeri burada verilmez</translation>
    </message>
    <message>
        <source>expected one argument</source>
        <translation>bir değer gerekli</translation>
    </message>
    <message>
        <source>expected at most one argument</source>
        <translation>en çok bir değer verilebilir</translation>
    </message>
    <message>
        <source>expected at least one argument</source>
        <translation>en az bir değer gerekli</translation>
    </message>
    <message>
        <source>invalid %(type)s value: %(value)r</source>
        <translation>geçersiz %(type)s değeri: %(value)r</translation>
    </message>
    <message>
        <source>invalid choice: %(value)r (choose from %(choices)s)</source>
        <translation>geçersiz seçim: %(value)r (şunlardan birini seçin: %(choices)s)</translation>
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
        <source>Meta&apos;s charges stay within the budget of {budget}</source>
        <translation>Meta&apos;nın ücretleri {budget} bütçeyi aşmaz</translation>
    </message>
    <message>
        <source>Meta&apos;s charges use up the budget of {budget} on {day}</source>
        <translation>Meta&apos;nın ücretleri {budget} bütçeyi şu gün tüketir: {day}</translation>
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
        <translation>Şu mesajdan itibaren</translation>
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
    <message>
        <source>Cost of the month ({currency}), always at the rates of this month</source>
        <translation>Ayın maliyeti ({currency}), hep bu ayın ücretleriyle</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Cevap</translation>
    </message>
    <message>
        <source>From an ad</source>
        <translation>Reklamdan</translation>
    </message>
    <message>
        <source>Billing rules: {era}.</source>
        <translation>Faturalama kuralları: {era}.</translation>
    </message>
    <message>
        <source>Which rates change most?</source>
        <translation>En çok hangi ücretler değişiyor?</translation>
    </message>
    <message>
        <source>No list rate differs between these cards.</source>
        <translation>Bu listeler arasında farklı liste ücreti yok.</translation>
    </message>
    <message>
        <source>Not delivered (paused)</source>
        <translation>Teslim edilmedi (durduruldu)</translation>
    </message>
    <message>
        <source>{count} paused</source>
        <translation>{count} durduruldu</translation>
    </message>
</context>
<context>
    <name>Costs</name>
    <message>
        <source>the mark-up of {rate}</source>
        <translation>{rate} kâr payı</translation>
    </message>
    <message>
        <source>{rate} a message</source>
        <translation>mesaj başına {rate}</translation>
    </message>
    <message>
        <source>{rate} for each message people write</source>
        <translation>gelen mesaj başına {rate}</translation>
    </message>
    <message>
        <source>{rate} a conversation</source>
        <translation>konuşma başına {rate}</translation>
    </message>
    <message>
        <source>{rate} for each failed message</source>
        <translation>ulaşmayan mesaj başına {rate}</translation>
    </message>
    <message>
        <source>{rate} a month for the platform</source>
        <translation>platform için ayda {rate}</translation>
    </message>
    <message>
        <source>{rate} a seat</source>
        <translation>kullanıcı başına {rate}</translation>
    </message>
    <message>
        <source>Meta&apos;s charges</source>
        <translation>Meta&apos;nın ücretleri</translation>
    </message>
    <message>
        <source>Mark-up</source>
        <translation>Kâr payı</translation>
    </message>
    <message>
        <source>Message fee</source>
        <translation>Mesaj ücreti</translation>
    </message>
    <message>
        <source>Fee for messages people write</source>
        <translation>Gelen mesaj ücreti</translation>
    </message>
    <message>
        <source>Conversation fee</source>
        <translation>Konuşma ücreti</translation>
    </message>
    <message>
        <source>Fee for failed messages</source>
        <translation>Ulaşmayan mesaj ücreti</translation>
    </message>
    <message>
        <source>Platform fee of the month</source>
        <translation>Aylık platform ücreti</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>Kullanıcılar</translation>
    </message>
    <message>
        <source>Tax</source>
        <translation>Vergi</translation>
    </message>
</context>
<context>
    <name>Eras</name>
    <message>
        <source>Conversations, June 2023</source>
        <translation>Konuşmalar, Haziran 2023</translation>
    </message>
    <message>
        <source>Conversations, November 2024</source>
        <translation>Konuşmalar, Kasım 2024</translation>
    </message>
    <message>
        <source>Messages, July 2025</source>
        <translation>Mesajlar, Temmuz 2025</translation>
    </message>
    <message>
        <source>Messages, October 2026</source>
        <translation>Mesajlar, Ekim 2026</translation>
    </message>
</context>
<context>
    <name>Markets</name>
    <message>
        <source>North America</source>
        <translation>Kuzey Amerika</translation>
    </message>
    <message>
        <source>Rest of Africa</source>
        <translation>Diğer Afrika</translation>
    </message>
    <message>
        <source>Rest of Asia Pacific</source>
        <translation>Diğer Asya Pasifik</translation>
    </message>
    <message>
        <source>Rest of Central &amp; Eastern Europe</source>
        <translation>Diğer Orta ve Doğu Avrupa</translation>
    </message>
    <message>
        <source>Rest of Latin America</source>
        <translation>Diğer Latin Amerika</translation>
    </message>
    <message>
        <source>Rest of Middle East</source>
        <translation>Diğer Orta Doğu</translation>
    </message>
    <message>
        <source>Rest of Western Europe</source>
        <translation>Diğer Batı Avrupa</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Diğer</translation>
    </message>
</context>
<context>
    <name>Names</name>
    <message>
        <source>{month:MMMM y}</source>
        <translation>{month:MMMM y}</translation>
    </message>
    <message>
        <source>{code} ad</source>
        <translation>{code} reklam</translation>
    </message>
    <message>
        <source>{code} marketing, week {number}</source>
        <translation>{code} pazarlama, {number}. hafta</translation>
    </message>
    <message>
        <source>{code} utility</source>
        <translation>{code} fayda</translation>
    </message>
    <message>
        <source>{code} authentication</source>
        <translation>{code} kimlik doğrulama</translation>
    </message>
    <message>
        <source>Customers in {place}</source>
        <translation>Müşteriler, {place}</translation>
    </message>
    <message>
        <source>{name} · {place}</source>
        <translation>{name} · {place}</translation>
    </message>
    <message>
        <source>New broadcast</source>
        <translation>Yeni toplu gönderim</translation>
    </message>
    <message>
        <source>New stream</source>
        <translation>Yeni sürekli gönderim</translation>
    </message>
    <message>
        <source>New ad</source>
        <translation>Yeni reklam</translation>
    </message>
    <message>
        <source>New people</source>
        <translation>Yeni kişiler</translation>
    </message>
    <message>
        <source>Support requests</source>
        <translation>Destek talepleri</translation>
    </message>
    <message>
        <source>{name} (copy)</source>
        <translation>{name} (kopya)</translation>
    </message>
    <message>
        <source>Scenario {number}</source>
        <translation>Senaryo {number}</translation>
    </message>
    <message>
        <source>{name}, copy</source>
        <translation>{name}, kopya</translation>
    </message>
    <message>
        <source>Tax {number}</source>
        <translation>Vergi {number}</translation>
    </message>
    <message>
        <source>Example with invented prices</source>
        <translation>Örnek (fiyatlar uydurma)</translation>
    </message>
    <message>
        <source>Invented figures that show how a profile works; no partner asks these prices.</source>
        <translation>Profilin nasıl işlediğini gösteren uydurma rakamlar; hiçbir iş ortağı bu fiyatları istemez.</translation>
    </message>
    <message>
        <source>Turkish retailer, November 2026</source>
        <translation>Türk perakendeci, Kasım 2026</translation>
    </message>
    <message>
        <source>Bank one-time passwords, November 2026</source>
        <translation>Banka tek kullanımlık şifreleri, Kasım 2026</translation>
    </message>
    <message>
        <source>Three countries, September 2023</source>
        <translation>Üç ülke, Eylül 2023</translation>
    </message>
    <message>
        <source>A shop in Istanbul takes 11.11 and Black Friday to 60,000 customers, with an ad, order updates and a desk that sleeps on Sundays.</source>
        <translation>İstanbul&apos;da bir mağaza 11.11&apos;i ve Efsane Cuma&apos;yı 60.000 müşterisine duyuruyor; bir reklamı, sipariş bildirimleri ve pazar günleri kapalı bir müşteri hizmetleri var.</translation>
    </message>
    <message>
        <source>An Indian bank with a Brazilian branch signs people in; both countries pass volume tiers before the month ends.</source>
        <translation>Brezilya&apos;da da şubesi olan bir Hint bankası müşterilerinin girişini doğruluyor; iki ülke de ay bitmeden hacim kademelerini geçiyor.</translation>
    </message>
    <message>
        <source>The days of conversation pricing: three countries, and far more than the 1,000 free service conversations.</source>
        <translation>Konuşma başına ücret dönemi: üç ülke ve ayda ücretsiz 1.000 hizmet konuşmasının çok üstünde trafik.</translation>
    </message>
    <message>
        <source>Customers in Turkey</source>
        <translation>Türkiye&apos;deki müşteriler</translation>
    </message>
    <message>
        <source>Black Friday</source>
        <translation>Efsane Cuma</translation>
    </message>
    <message>
        <source>Order updates</source>
        <translation>Sipariş bildirimleri</translation>
    </message>
    <message>
        <source>Autumn Click-to-WhatsApp ad</source>
        <translation>Sonbahar WhatsApp reklamı</translation>
    </message>
    <message>
        <source>Support</source>
        <translation>Destek</translation>
    </message>
    <message>
        <source>Support in Turkey</source>
        <translation>Türkiye&apos;de destek</translation>
    </message>
    <message>
        <source>Support in Germany</source>
        <translation>Almanya&apos;da destek</translation>
    </message>
    <message>
        <source>Support in Brazil</source>
        <translation>Brezilya&apos;da destek</translation>
    </message>
</context>
<context>
    <name>Problems</name>
    <message>
        <source>{field!r} is missing</source>
        <translation>{field!r} eksik</translation>
    </message>
    <message>
        <source>add it</source>
        <translation>ekleyin</translation>
    </message>
    <message>
        <source>there is no field {field!r}</source>
        <translation>{field!r} adlı bir alan yok</translation>
    </message>
    <message>
        <source>{value} is not a whole number</source>
        <translation>{value} tam sayı değil</translation>
    </message>
    <message>
        <source>write it like 1000</source>
        <translation>1000 gibi yazın</translation>
    </message>
    <message>
        <source>{value} is not a number</source>
        <translation>{value} bir sayı değil</translation>
    </message>
    <message>
        <source>write it like 0.08</source>
        <translation>0.08 gibi yazın</translation>
    </message>
    <message>
        <source>{value} is not a text</source>
        <translation>{value} bir metin değil</translation>
    </message>
    <message>
        <source>write it in quotes, like &quot;text&quot;</source>
        <translation>&quot;metin&quot; gibi tırnak içinde yazın</translation>
    </message>
    <message>
        <source>{value} is not a list</source>
        <translation>{value} bir liste değil</translation>
    </message>
    <message>
        <source>write it in [ ]</source>
        <translation>[ ] içinde yazın</translation>
    </message>
    <message>
        <source>{value} is not a group of fields</source>
        <translation>{value} bir alan grubu değil</translation>
    </message>
    <message>
        <source>write it in {{ }}</source>
        <translation>{{ }} içinde yazın</translation>
    </message>
    <message>
        <source>{value} is too small</source>
        <translation>{value} çok küçük</translation>
    </message>
    <message>
        <source>give {ge} or more</source>
        <translation>{ge} ya da daha büyük bir değer verin</translation>
    </message>
    <message>
        <source>give more than {gt}</source>
        <translation>{gt} değerinden büyük verin</translation>
    </message>
    <message>
        <source>{value} is too large</source>
        <translation>{value} çok büyük</translation>
    </message>
    <message>
        <source>give {le} or less</source>
        <translation>{le} ya da daha küçük bir değer verin</translation>
    </message>
    <message>
        <source>{value} is not known here</source>
        <translation>{value} burada bilinmiyor</translation>
    </message>
    <message>
        <source>{value} is not a date</source>
        <translation>{value} bir tarih değil</translation>
    </message>
    <message>
        <source>write it like 2026-11-27</source>
        <translation>2026-11-27 gibi yazın</translation>
    </message>
    <message>
        <source>{value} is not a time of day</source>
        <translation>{value} bir saat değil</translation>
    </message>
    <message>
        <source>write it like 09:00</source>
        <translation>09:00 gibi yazın</translation>
    </message>
    <message>
        <source>{value} is not a moment</source>
        <translation>{value} bir tarih ve saat değil</translation>
    </message>
    <message>
        <source>write it like 2026-11-27T10:00</source>
        <translation>2026-11-27T10:00 gibi yazın</translation>
    </message>
    <message>
        <source>the text is not JSON</source>
        <translation>metin JSON değil</translation>
    </message>
    <message>
        <source>look for a character that is written with a backslash</source>
        <translation>ters eğik çizgiyle yazılmış bir karakter arayın</translation>
    </message>
    <message>
        <source>{value} is not a month</source>
        <translation>{value} bir ay değil</translation>
    </message>
    <message>
        <source>write it like 2026-11</source>
        <translation>2026-11 gibi yazın</translation>
    </message>
    <message>
        <source>{value} cannot be used here</source>
        <translation>{value} burada kullanılamaz</translation>
    </message>
    <message>
        <source>compare it with an example plan</source>
        <translation>örnek bir planla karşılaştırın</translation>
    </message>
    <message>
        <source>{length:,} entries are more than a plan holds here</source>
        <translation>{length:,} girdi, bir planın burada tutabileceğinden fazla</translation>
    </message>
    <message>
        <source>keep {most:,} or fewer</source>
        <translation>en fazla {most:,} tanesini bırakın</translation>
    </message>
    <message>
        <source>a text of {length:,} characters is too long</source>
        <translation>{length:,} karakterlik metin çok uzun</translation>
    </message>
    <message>
        <source>shorten it to {most:,} or fewer</source>
        <translation>en fazla {most:,} karaktere kısaltın</translation>
    </message>
</context>
<context>
    <name>Provenance</name>
    <message>
        <source>imported on {day} from {files}</source>
        <translation>{day} günü şuradan içe aktarıldı: {files}</translation>
    </message>
    <message>
        <source>every rate of {markets}</source>
        <translation>şu pazarların bütün ücretleri: {markets}</translation>
    </message>
    <message>
        <source>every market but {markets}</source>
        <translation>şunlar dışındaki bütün pazarlar: {markets}</translation>
    </message>
    <message>
        <source>every category but {category}</source>
        <translation>{category} dışındaki bütün kategoriler</translation>
    </message>
    <message>
        <source>changes of markets other than {markets}</source>
        <translation>şunlar dışındaki pazarların değişiklikleri: {markets}</translation>
    </message>
    <message>
        <source>changes of categories other than {category}</source>
        <translation>{category} dışındaki kategorilerin değişiklikleri</translation>
    </message>
    <message>
        <source>volume tiers of {category}</source>
        <translation>{category} hacim kademeleri</translation>
    </message>
    <message>
        <source>{category} of every market</source>
        <translation>bütün pazarlarda {category}</translation>
    </message>
    <message>
        <source>{category} of {markets}</source>
        <translation>{markets} için {category}</translation>
    </message>
    <message>
        <source>effective {day}</source>
        <translation>{day} gününden beri geçerli</translation>
    </message>
    <message>
        <source>free from {day}</source>
        <translation>{day} gününden beri ücretsiz</translation>
    </message>
    <message>
        <source>seen ({file})</source>
        <translation>görüldü ({file})</translation>
    </message>
    <message>
        <source>undated source, dated to {first_day}..{last_day} by its values</source>
        <translation>tarihsiz kaynak, değerlerine göre {first_day} – {last_day} arası</translation>
    </message>
    <message>
        <source>DERIVED: {day} figure</source>
        <translation>ÇIKARIM: {day} rakamı</translation>
    </message>
    <message>
        <source>DERIVED: figure before the increase of {day}</source>
        <translation>ÇIKARIM: {day} artışından önceki rakam</translation>
    </message>
    <message>
        <source>DERIVED: figure of the {table} table</source>
        <translation>ÇIKARIM: {table} tablosundaki rakam</translation>
    </message>
    <message>
        <source>DERIVED: same figure on the {first_day} and {last_day} cards</source>
        <translation>ÇIKARIM: {first_day} ve {last_day} listelerinde aynı rakam</translation>
    </message>
    <message>
        <source>DERIVED: same figure before {first_day} and on the {last_day} card</source>
        <translation>ÇIKARIM: {first_day} öncesinde ve {last_day} listesinde aynı rakam</translation>
    </message>
    <message>
        <source>the change log dates the change to {day} (before: {rate})</source>
        <translation>değişiklik günlüğüne göre değişiklik tarihi {day} (önceden: {rate})</translation>
    </message>
    <message>
        <source>the change log dates this change to {day}</source>
        <translation>değişiklik günlüğüne göre bu değişikliğin tarihi {day}</translation>
    </message>
    <message>
        <source>the change log dates the next change to {day}</source>
        <translation>değişiklik günlüğüne göre sonraki değişikliğin tarihi {day}</translation>
    </message>
    <message>
        <source>the change log dates the last utility change before {first_day} to {last_day}</source>
        <translation>değişiklik günlüğüne göre {first_day} öncesindeki son fayda değişikliği {last_day} günü</translation>
    </message>
    <message>
        <source>volume tiers of {category} of {markets}</source>
        <translation>{markets} için {category} hacim kademeleri</translation>
    </message>
    <message>
        <source>holds until {day} by the change log</source>
        <translation>değişiklik günlüğüne göre {day} gününe kadar geçerli</translation>
    </message>
    <message>
        <source>holds until {day} at least by the change log</source>
        <translation>değişiklik günlüğüne göre en az {day} gününe kadar geçerli</translation>
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
    <message>
        <source>From November 2024 on every reply was. Since October 2026 only the first 1,000 of a month and number are; here they are used up, so each reply costs money. Untick that at the foot to see a reply that is one of them.</source>
        <translation>Kasım 2024&apos;ten itibaren her yanıt ücretsizdi. Ekim 2026&apos;dan beri her ayın ve numaranın yalnızca ilk 1.000 yanıtı öyle; burada bunlar bitti, yani her yanıt ücretli. Hâlâ hak varken ne olduğunu görmek için alttaki işareti kaldırın.</translation>
    </message>
</context>
<context>
    <name>Voice</name>
    <message>
        <source>Total {amount} {currency}</source>
        <translation>Toplam {amount} {currency}</translation>
    </message>
    <message>
        <source>note: {problem}</source>
        <translation>not: {problem}</translation>
    </message>
</context>
<context>
    <name>voice</name>
    <message>
        <source>All-in total {amount} {currency}</source>
        <translation>Her şey dâhil toplam {amount} {currency}</translation>
    </message>
    <message>
        <source>that is {amount} at the rate in the plan, {rate} {display} for 1 {currency}</source>
        <translation>plandaki kurla {amount} eder, 1 {currency} için {rate} {display}</translation>
    </message>
    <message>
        <source>that is {amount} at the rate in the plan of {day}, {rate} {display} for 1 {currency}</source>
        <translation>plandaki {day} kuruyla {amount} eder, 1 {currency} için {rate} {display}</translation>
    </message>
    <message>
        <source>The same month with another partner:</source>
        <translation>Aynı ay başka bir iş ortağıyla:</translation>
    </message>
    <message>
        <source>person {person:,} of {people:,} whom {line!r} can reach ({country}), served by business number {number}</source>
        <translation>{line!r} satırının ulaşabildiği {people:,} kişiden {person:,}. kişi ({country}), {number} numaralı işletme hattından</translation>
    </message>
    <message>
        <source>nothing happens</source>
        <translation>hiçbir şey olmuyor</translation>
    </message>
    <message>
        <source>{rate} on average, a volume tier was reached that day</source>
        <translation>ortalama {rate}, o gün bir hacim kademesine ulaşıldı</translation>
    </message>
    <message>
        <source>{window} until {end}</source>
        <translation>{window}, bitişi {end}</translation>
    </message>
    <message>
        <source>{first:MMMM y}</source>
        <translation>{first:MMMM y}</translation>
    </message>
    <message>
        <source>- {partner}: its fees are in {currency}, which is not converted</source>
        <translation>- {partner}: ücretleri {currency} para biriminde, çevrilmiyor</translation>
    </message>
    <message>
        <source>Volume tiers: the rules or the card have none for this traffic</source>
        <translation>Hacim kademeleri: kurallarda ya da listede bu trafik için kademe yok</translation>
    </message>
    <message>
        <source>elsewhere</source>
        <translation>başka yerde</translation>
    </message>
    <message>
        <source>{day}</source>
        <translation>{day}</translation>
    </message>
    <message>
        <source>{rate} (+{tiers:|tier|tiers})</source>
        <translation>{rate} (+{tiers} kademe)</translation>
    </message>
    <message>
        <source>nothing to import: this very card is there already</source>
        <translation>içe aktarılacak bir şey yok: bu liste zaten var</translation>
    </message>
    <message>
        <source>nothing was kept: this was a trial</source>
        <translation>hiçbir şey saklanmadı: bu bir denemeydi</translation>
    </message>
    <message>
        <source>the card {card} is kept, as version {version}</source>
        <translation>{card} listesi {version}. sürüm olarak saklandı</translation>
    </message>
    <message>
        <source>card {card} ({source}), {coverage}</source>
        <translation>liste {card} ({source}), {coverage}</translation>
    </message>
    <message>
        <source>  missing: {phrase}</source>
        <translation>  eksik: {phrase}</translation>
    </message>
    <message>
        <source>note: {problem}</source>
        <translation>not: {problem}</translation>
    </message>
    <message>
        <source>rate card {card}</source>
        <translation>ücret listesi {card}</translation>
    </message>
    <message>
        <source>{card}: {source}, confidence {confidence}</source>
        <translation>{card}: {source}, güven {confidence}</translation>
    </message>
    <message>
        <source>  note: {note}</source>
        <translation>  not: {note}</translation>
    </message>
    <message>
        <source>the card {card} is in {path}</source>
        <translation>{card} listesi şurada: {path}</translation>
    </message>
    <message>
        <source>the card {card}, version {version}, is removed</source>
        <translation>{card} listesinin {version}. sürümü kaldırıldı</translation>
    </message>
    <message>
        <source>{plan}; billing rules: {era}</source>
        <translation>{plan}; faturalama kuralları: {era}</translation>
    </message>
    <message>
        <source>billing rules: {era}; rate card: {card}</source>
        <translation>faturalama kuralları: {era}; ücret listesi: {card}</translation>
    </message>
    <message>
        <source>this card does not bill the plan; it is tried with the rules of its day</source>
        <translation>bu liste planda geçerli değil; gününün kurallarıyla denendi</translation>
    </message>
    <message>
        <source>{people:,|person|people} by column {column!r}; {repeated:,} repeated, {empty:,} empty, {unusable:,} unusable</source>
        <translation>{column!r} sütununa göre {people:,} kişi; {repeated:,} yineleme, {empty:,} boş, {unusable:,} kullanılamaz</translation>
    </message>
    <message>
        <source>By the plan&apos;s ranges and chance one month in ten costs less than {low}, half of them less than {middle}, one in ten more than {high} ({trials:,} trials)</source>
        <translation>Planın aralıklarına ve rastlantıya göre her on aydan biri {low} altında, yarısı {middle} altında, onda biri {high} üstünde tutar ({trials:,} deneme)</translation>
    </message>
    <message>
        <source>{lines:,|line|lines} read</source>
        <translation>{lines:,} satır okundu</translation>
    </message>
    <message>
        <source>from {before} to {after}: {rates:|rate|rates}, {bands:|tier band|tier bands} changed; {unchanged:|rate|rates} unchanged</source>
        <translation>{before} → {after}: {rates} ücret, {bands} kademe dilimi değişti; {unchanged} ücret aynı</translation>
    </message>
    <message>
        <source>check: {change}</source>
        <translation>denetleyin: {change}</translation>
    </message>
    <message>
        <source>{file}: {layout}, {markets:|market|markets}, {rates:|rate|rates}, {bands:|tier band|tier bands}</source>
        <translation>{file}: {layout}, {markets} pazar, {rates} ücret, {bands} kademe dilimi</translation>
    </message>
</context>
</TS>
