"""Assessment (评估): the five national dimensions, computed where data say it, examined where not.

- `indicators`: what is assessed, as editions of formulas; what cannot be measured says why
- `readings`: what the catalogue says of itself; `scoring`: from readings to dimensions to the index
- `searches`: what people look for, counted without persons
- `strata`, `sampling`: which services assessors try, drawn by a seed that was committed to before
- `scripts`: what they try and what they answer
- `sealing`, `rounds`: answers sealed until a day, then opened for anyone to check
"""
