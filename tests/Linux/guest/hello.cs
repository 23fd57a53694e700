// The smallest .NET program: that it prints its line shows that the host's framework runs in the machine.
Console.WriteLine($"ok .NET {Environment.Version} runs on {System.Runtime.InteropServices.RuntimeInformation.OSDescription}");
