"""Where everyone of the console begins (工作台): the parts that there are, and what each is for."""
