"""What the workbook calls the words that every room shares, in Turkish."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from tarife.billing.eras import EraId
from tarife.billing.ledger import Reason
from tarife.plan.model.account import Weekday
from tarife.plan.model.behaviour import Preset
from tarife.plan.model.scenarios import Lever
from tarife.terms.categories import Category

CATEGORIES: Final = MappingProxyType(
    {
        Category.MARKETING: "Pazarlama",
        Category.UTILITY: "Fayda",
        Category.AUTHENTICATION: "Kimlik doğrulama",
        Category.AUTHENTICATION_INTERNATIONAL: "Uluslararası kimlik doğrulama",
        Category.SERVICE: "Hizmet",
    }
)
REASONS: Final = MappingProxyType(
    {
        Reason.CONVERSATION_OPENED: "Ücretli: konuşma başlattı",
        Reason.MESSAGE_DELIVERED: "Ücretli: teslim edildi",
        Reason.CONVERSATION_OPEN: "Ücretsiz: açık konuşma içinde",
        Reason.FREE_TIER: "Ücretsiz: aylık ücretsiz hak",
        Reason.ERA_FREE: "Ücretsiz: dönemin kuralı gereği",
        Reason.SERVICE_WINDOW: "Ücretsiz: hizmet penceresi içinde",
        Reason.FREE_ENTRY_POINT: "Ücretsiz: ücretsiz giriş noktası",
        Reason.REACTION: "Ücretsiz: tepki",
        Reason.US_PAUSE: "Teslim edilmedi (durduruldu)",
        Reason.OUTSIDE_WINDOW: "Gönderilemedi: pencere kapalı",
    }
)
ERAS: Final = MappingProxyType(
    {
        EraId.CBP_2023_06: "Konuşma başına, 1 Haziran 2023'ten itibaren",
        EraId.CBP_2024_11: "Konuşma başına, 1 Kasım 2024'ten itibaren",
        EraId.PMP_2025_07: "Mesaj başına, 1 Temmuz 2025'ten itibaren",
        EraId.PMP_2026_10: "Mesaj başına, 1 Ekim 2026'dan itibaren",
    }
)
WEEKDAYS: Final = MappingProxyType(
    dict(zip(Weekday, ("Pzt", "Sal", "Çar", "Per", "Cum", "Cmt", "Paz"), strict=True))
)
PRESETS: Final = MappingProxyType(
    {
        Preset.MARKETING: "pazarlama",
        Preset.ORDER_UPDATE: "sipariş bilgilendirme",
        Preset.ONE_TIME_PASSWORD: "tek kullanımlık şifre",
        Preset.AD_CLICK: "reklam tıklaması",
        Preset.SUPPORT: "destek",
    }
)
PARTS: Final = MappingProxyType(
    {
        "plan": "Plan",
        "costs": "Ek maliyetler",
        "account": "Hesap",
        "grid": "Hızlı tablo",
        "sends": "Gönderimler",
        "entry_points": "Giriş noktaları",
        "inbound": "Gelen mesajlar",
        "audiences": "Kitleler",
    }
)
LEVERS: Final = MappingProxyType(
    {
        Lever.VOLUME: "Hacim",
        Lever.REPLY_RATIO: "Yanıtlar",
        Lever.AD_CLICKS: "Reklam tıklamaları",
        Lever.ANSWER_DELAY: "Cevap süresi",
        Lever.MESSAGES_PER_ANSWER: "Cevap başına mesaj",
        Lever.DELIVERED_RATIO: "Teslim edilen",
        Lever.RECATEGORISED_RATIO: "Pazarlama sayılan fayda",
        Lever.MARKUP: "Kâr payı",
        Lever.DISPLAY_RATE: "Döviz kuru",
    }
)
FEES: Final = MappingProxyType(
    {
        "inbound_fee": "Gelen mesaj başına ücret",
        "conversation_fee": "Konuşma başına ücret",
        "failed_fee": "Teslim edilmeyen şablon başına ücret",
        "platform_fee": "Aylık platform ücreti",
        "seat_fee": "Kullanıcı başına aylık ücret",
    }
)
INPUTS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "numbers": ("İşletme telefon numaraları", "numara"),
        "free_entry_hours": ("Ücretsiz giriş noktasının süresi", "saat"),
        "service_allowance": ("Ücretsiz hizmet mesajları", "ay ve numara başına"),
        "allowance_used": ("Bunun diğer trafikte kullanılanı", "mesaj"),
        "tier_used.messages": ("Hacim kademesinin diğer trafikte kullanılanı", "mesaj"),
        "people": ("Kişi", "kişi"),
        "marketing": ("Pazarlama", "aylık gönderim"),
        "utility": ("Fayda", "aylık gönderim"),
        "authentication": ("Kimlik doğrulama", "aylık gönderim"),
        "reply_ratio": ("Pazarlamaya yanıt", "teslim edilenin"),
        "ad_clicks_per_day": ("Reklam tıklaması", "günlük kişi"),
        "volume": ("Gönderim", "her seferinde mesaj"),
        "recategorised_ratio": ("Meta'nın pazarlama saydığı", "fayda mesajlarının"),
        "schedule.spread_hours": ("Gönderimin yayıldığı süre", "saat"),
        "clicks_per_day": ("Tıklama", "günlük kişi"),
        "phone_share": ("Telefondan gelen", "tıklamaların"),
        "follow_ups.hours": ("İlk cevaptan sonraki şablon", "saat"),
        "people_per_day": ("Yazan kişi", "günlük kişi"),
        "behaviour.delivered_ratio": ("Teslim edilen", "gönderimlerin"),
        "behaviour.delivery_delay.median_s": ("Teslim: yarısı şu sürede", "saniye"),
        "behaviour.delivery_delay.p90_s": ("Teslim: onda dokuzu şu sürede", "saniye"),
        "behaviour.reply_ratio": ("Yanıt veren", "teslim edilenin"),
        "behaviour.reply_delay.median_s": ("Yanıt: yarısı şu sürede", "saniye"),
        "behaviour.reply_delay.p90_s": ("Yanıt: onda dokuzu şu sürede", "saniye"),
        "behaviour.answer_ratio": ("Cevaplanan", "kişilerin mesajlarının"),
        "behaviour.answer_delay.median_s": ("Cevap: yarısı şu sürede", "saniye"),
        "behaviour.answer_delay.p90_s": ("Cevap: onda dokuzu şu sürede", "saniye"),
        "behaviour.messages_per_answer": ("Cevap başına mesaj", "mesaj"),
        "behaviour.turns": ("Yazışma başına kişinin mesajı", "mesaj"),
    }
)
