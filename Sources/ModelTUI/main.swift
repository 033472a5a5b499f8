print("modeltui")
