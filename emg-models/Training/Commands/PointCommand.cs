using System.CommandLine;
using NeuralGlasses.Training.Discrete;
using NeuralGlasses.Training.Export;
using NeuralGlasses.Training.Pointing;

namespace NeuralGlasses.Training.Commands;

/// <summary>The verb <c>point</c>.</summary>
public static class PointCommand
{
    /// <summary>Seed of the first person: behind all of whom any model was taught or chosen.</summary>
    public const int FirstPerson = 970_000;

    /// <summary>Makes the verb with its options.</summary>
    public static Command Create()
    {
        var people = new Option<int>("--people") { Description = "People, 1 to 1000.", DefaultValueFactory = _ => 20 };
        var sessions = new Option<int>("--sessions") { Description = "How often each puts the band on, 1 to 100.", DefaultValueFactory = _ => 3 };
        var blocks = new Option<int>("--blocks") { Description = "Blocks of a session, 1 to 100.", DefaultValueFactory = _ => 3 };
        var targets = new Option<int>("--targets") { Description = "Targets of each task of holding in a block, 2 to 1000.", DefaultValueFactory = _ => 20 };
        var seed = new Option<int>("--seed") { Description = "Seed of the first person.", DefaultValueFactory = _ => FirstPerson };
        var device = new Option<string>("--device") { Description = "What they point with: forearm, which turns and lifts; steering, the wrist as a joystick; wrist, as one moves a mouse; or mouse, to compare people with what is known of mice.", DefaultValueFactory = _ => PointingDevice.Aim.Name };
        var life = new Option<double>("--life") { Description = "How long each activity of daily life lasts after a session while the cursor is there, in seconds; 0 for none.", DefaultValueFactory = _ => 0 };
        var model = new Option<string?>("--model") { Description = "Folder of the model that sees the wrist; the true velocity is taken without one." };
        var adapt = new Option<string>("--adapt") { Description = "When the model is adapted to the wearer: each session, the first one, or none.", DefaultValueFactory = _ => "each" };
        var output = new Option<string?>("--out") { Description = "File for the report as JSON." };
        var command = new Command("point", "Let simulated people point in a closed loop, and measure it.") { people, sessions, blocks, targets, seed, device, model, adapt, life, output };
        command.SetAction(arguments => CommandAction.Run(() =>
        {
            using var bar = ProgressBar.OnStandardError;
            var plan = new PointingPlan(new SeedRange(arguments.GetValue(seed), arguments.GetValue(people)), arguments.GetValue(sessions), arguments.GetValue(blocks), arguments.GetValue(targets), arguments.GetValue(life));
            var pointer = Device(arguments.GetValue(device)!);
            var folder = arguments.GetValue(model);
            var adaptation = Adaptation(arguments.GetValue(adapt)!);
            var report = new PointingRun(plan, pointer, () => folder is null ? new TrueWrists(pointer) : new ModelWrists(folder, adaptation)).Execute(bar);
            Console.Write(report.Table());
            if (arguments.GetValue(output) is { } file)
                WholeFile.Write(file, PointingJson.Lines(report));
        }));
        return command;
    }

    private static WristAdaptation Adaptation(string name) => name switch
    {
        "each" => WristAdaptation.Each,
        "first" => WristAdaptation.First,
        "none" => WristAdaptation.None,
        _ => throw new ArgumentException($"--adapt is '{name}'; expected each, first or none."),
    };

    private static PointingDevice Device(string name) => name switch
    {
        "forearm" => PointingDevice.Aim,
        "wrist" => PointingDevice.Wrist,
        "steering" => PointingDevice.Steering,
        "mouse" => PointingDevice.Mouse,
        _ => throw new ArgumentException($"--device is '{name}'; expected forearm, wrist, steering or mouse."),
    };
}
