"""Tarife plans what a month of WhatsApp Business Platform traffic costs."""
