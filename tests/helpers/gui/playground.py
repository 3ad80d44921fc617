"""What tests of playground share."""

from dataclasses import replace

from tarife.assets import load_book, load_markets
from tarife.billing.eras import EraId
from tarife.insight.playground.situation import Situation

HOUR = 3600


KNOWN = (load_book(), load_markets())


def show(play, *messages, rules=tuple(EraId)):
    play.game.open(replace(play.game.state, situation=Situation(messages), rules=rules))


def chip(play, place):
    return play.sheet.board.chips[place]
