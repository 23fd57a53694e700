using NeuralGlasses.VirtualAir.Commands;

return AirCommand.Invoke(args, Console.Out, Console.Error, request => AirRun.Execute(request, Console.Out, Console.Error));
