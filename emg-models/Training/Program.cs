using System.CommandLine;
using NeuralGlasses.Recordings;
using NeuralGlasses.Training.Commands;
using NeuralGlasses.Training.Learning;

const int BadInput = 2;
MathNet.Numerics.Control.UseSingleThread();

var data = new Option<string>("--data") { Description = "Folder of emg-h5/1 recordings, one file a person.", Required = true };
var modelDirectory = new Option<string>("--out") { Description = "Directory of the model, such as emg-models/hand-gestures.", Required = true };
var seed = new Option<int>("--seed") { Description = "Seed; the same recordings and seed give the same files.", DefaultValueFactory = _ => 1 };
var train = new Command("train", "Train the hand-gesture model, measure it by cross-validation over people and write its directory.") { data, modelDirectory, seed };
train.SetAction(arguments => Try(() => TrainingRun.Execute(
    arguments.GetRequiredValue(data),
    arguments.GetRequiredValue(modelDirectory),
    new TrainingOptions { Seed = arguments.GetValue(seed) },
    Console.Out)));

var subjects = new Option<string>("--subjects") { Description = "Identifiers of the people, separated by commas, such as S01,S07.", Required = true };
var armFile = new Option<string>("--out") { Description = "JSON file to write, such as simulator/Arm/people.json.", Required = true };
var measureArm = new Command("measure-arm", "Measure the statistics of people's arms from which the simulator makes EMG; no recorded sample is written.") { data, subjects, armFile };
measureArm.SetAction(arguments => Try(() => ArmRun.Execute(
    arguments.GetRequiredValue(data),
    arguments.GetRequiredValue(subjects).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
    arguments.GetRequiredValue(armFile),
    Console.Out)));

var parsed = new RootCommand("Training of the NeuralGlasses models from recordings of people.") { train, measureArm }.Parse(args);
if (parsed.Errors.Count > 0)
{
    Console.Error.WriteLine($"error: {parsed.Errors[0].Message} See --help.");
    return BadInput;
}

return parsed.Invoke();

static int Try(Action action)
{
    try
    {
        action();
        return 0;
    }
    catch (Exception error) when (error is RecordingException or ArgumentException or IOException or UnauthorizedAccessException)
    {
        Console.Error.WriteLine($"error: {error.Message}");
        return BadInput;
    }
}
