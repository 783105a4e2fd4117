"""The labelled corpus of right and wrong sentences, and the floors that no rule may fall below."""
