"""Packages of cases (归档包): asked for, made, kept sealed until they are handed over."""
