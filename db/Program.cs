Console.WriteLine("usage");
