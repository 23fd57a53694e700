using System.CommandLine;
using NeuralGlasses.Training.Commands;

MathNet.Numerics.Control.UseSingleThread();

var parsed = new RootCommand("Training of the NeuralGlasses models from recordings of people.")
{
    ImportCommand.Create(),
    EvaluateCommand.Create(),
    EventsCommand.Create(),
    KeystrokesCommand.Create(),
    NoveltyCommand.Create(),
    TrainCommand.Create(),
    DiscreteCommands.Train(),
    DiscreteCommands.Evaluate(),
    DiscreteCommands.Real(),
    CursorCommands.Train(),
    CursorCommands.Evaluate(),
    TapCommands.Train(),
    TapCommands.Evaluate(),
    TapCommands.Personalise(),
    EvaluateAxesCommand.Create(),
    CalibrateCommand.Create(),
    ExportCommand.Create(),
    CardCommand.Create(),
    MeasureArmCommand.Create(),
    CompareArmCommand.Create(),
    ComparePinchesCommand.Create(),
    SimulatePeopleCommand.Create(),
    CrossTrainCommand.Create(),
    LanguageCommands.Train(),
    LanguageCommands.Measure(),
    LanguageCommands.Optimise(),
    TypingCommand.Create(),
    PointCommand.Create(),
}.Parse(args);
if (parsed.Errors.Count > 0)
{
    Console.Error.WriteLine($"error: {parsed.Errors[0].Message} See --help.");
    return CommandAction.BadInput;
}

return parsed.Invoke();
