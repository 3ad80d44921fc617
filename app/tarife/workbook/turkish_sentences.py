"""The longer texts of the sheet About in Turkish."""

from typing import Final

METHOD: Final = (
    (
        "Uygulama, plandaki her mesajı ay boyunca kişi kişi oynatır: teslim, yanıt, cevap, "
        "pencereler."
    ),
    (
        "Teslim edilen her mesaj, yukarıda adı geçen kurallarla ve hesabın saat dilimindeki "
        "teslim anına göre ücretlendirilir."
    ),
    (
        "Oynatılanlar, Hesaplama sayfasında gün gün, mesajları belirleyen plan sayısının "
        "birimi başına mesaj olarak durur."
    ),
    (
        "Mesaj sayısı, belirleyici sayı ile birim başına mesajın çarpımıdır ve tam sayıya "
        "yuvarlanır; dışa aktarılan değerlerde uygulamanın kendi sayılarıdır."
    ),
    (
        "Aylık ücretsiz hak, ayın ilk hizmet mesajlarını zaman sırasıyla karşılar. Bittiği "
        "gün önce uygulamanın ücretsiz bulduğu bölüm, sonra kalanı sayılır; bir bölüm içinde "
        "bütün satırların payı aynıdır."
    ),
    (
        "Hacim kademeleri, bir pazar ve kategorinin ücretli mesajlarını ay boyunca sayar; bir"
        " günün maliyeti, sayacın o günün mesajlarıyla birlikteki maliyetinden onlardan önceki "
        "maliyetinin çıkarılmasıdır."
    ),
    (
        "Her kademe, eşiğinin üzerindeki mesajlar için kendi ücretini uygular; bu yüzden eşik"
        " aşılan gün de kuruşu kuruşuna hesaplanır."
    ),
    (
        "Bir pazarın günlük maliyeti satırlara mesajlarıyla orantılı dağıtılır; kademe aşılan "
        "günlerde ise satırların oynatılan maliyetleriyle."
    ),
    (
        "İş ortağı ücretleri ve vergiler ayrı satırlardır ve her biri bir kez yuvarlanır; "
        "bunun dışında yalnızca gösterimde yuvarlama yapılır."
    ),
    (
        "Kontroller sayfası her toplamı uygulamanın sayılarıyla, sayfaları da birbiriyle "
        "karşılaştırır."
    ),
)
FOLLOWED: Final = (
    (
        "Ücretler ve kademe eşikleri, ücretsiz hak ile kullanılan kısmı, telefon numarası "
        "sayısı, başka yerde kullanılan hacim: oynatılan mesajlar için tam olarak."
    ),
    (
        "Gönderim, tıklama ve yazan kişi sayıları; teslim, yanıt ve cevap oranları; cevap "
        "başına mesaj; pazarlama sayılan fayda: orantılı olarak, dışa aktarılan değerde tam, "
        "yakınında çok yakın."
    ),
    (
        "Kâr payları, ücretler, vergiler, kullanıcı sayısı, kur ve bütçe: tam olarak. Seçilen "
        "senaryo tam olarak; bütün senaryolar aynı girdileri izler."
    ),
)
NOT_FOLLOWED: Final = (
    (
        "Süreler, çalışma saatleri, takvimler, ücretsiz giriş süresi, yazışma uzunluğu, kitle"
        " büyüklüğü ve telefon payı kimin ne zaman yazdığını, dolayısıyla hangi pencerelerin "
        "açık olduğunu değiştirir: değiştirip çalışma kitabını Tarife'ye alın."
    ),
    (
        "Konuşma başına ücretlendirmede veya pencere içinde ücretsiz olan fayda mesajlarında "
        "çok daha büyük bir hacim, orantılı olandan daha az pencere açar: tam sonuç için "
        "Tarife'ye alın."
    ),
    (
        "Sıfır olan bir sayı burada bir şey değiştirmez, çünkü onun için bir şey "
        "oynatılmamıştır. Yeni satırlar, başka ay, para birimi veya kurallar uygulamayı "
        "gerektirir."
    ),
    (
        "P10-P90 aralığı, kişilerin yazdığı mesajlar ve teslim edilmeyen şablonlar dışa "
        "aktarıldığı gibi kalır."
    ),
    (
        "Ücretsiz hak birden çok numara için sayılıyorsa, numaraların dolma dengesi "
        "oynatıldığı gibi kalır."
    ),
)
COLOURS: Final = (
    (
        "Mavi yazılı sarı hücreler değiştirilebilir; koyu sarı, değiştirilmiş demektir. Gri "
        "sayıları uygulama oynatmıştır. Geri kalan her şey formüldür."
    ),
)
