using NeuralGlasses.Cli;

return CliCommand.Invoke(args, Console.Out, Console.Error);
