using NeuralGlasses.Simulator.Commands;

return SimulatorCommand.Invoke(args, Console.Out, Console.Error);
