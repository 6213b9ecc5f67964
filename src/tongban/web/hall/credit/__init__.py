"""My credit (我的信用): on which lists I am, what that closes to me, and how I come off them."""
