using System.CommandLine;
using NeuralGlasses.Calibration;
using NeuralGlasses.Decoding;
using NeuralGlasses.Recordings;
using NeuralGlasses.Simulator.Scenarios;
using NeuralGlasses.Simulator.Traces;
using NeuralGlasses.Traces;

namespace NeuralGlasses.Simulator.Commands;

/// <summary>The command line of the simulator.</summary>
public static class SimulatorCommand
{
    /// <summary>Exit code for whatever a person gave wrongly.</summary>
    public const int BadInput = 2;

    /// <summary>Runs a command line and returns its exit code: 0 done, 1 something is wrong with a band, with what a scenario expects or with a replay, 2 bad input, 130 stopped by Ctrl-C. Never shows a stack trace for bad input.</summary>
    public static int Invoke(string[] args, TextWriter output, TextWriter error)
    {
        ArgumentNullException.ThrowIfNull(args);
        var parsed = Build(output, error).Parse(args);
        if (parsed.Errors.Count > 0)
        {
            error.WriteLine($"error: {parsed.Errors[0].Message} See --help.");
            return BadInput;
        }

        try
        {
            return parsed.Invoke(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (Exception e) when (e is CalibrationException or ScenarioException or RecordingException or ModelMismatchException or ModelManifestException or TraceException)
        {
            error.WriteLine($"error: {e.Message}");
            return BadInput;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"error: a file could not be read or written ({e.Message}); check the path, the rights and the space left.");
            return BadInput;
        }
    }

    private static RootCommand Build(TextWriter output, TextWriter error)
    {
        var root = new RootCommand("NeuralGlasses in simulation: an arm, the wristband's firmware, the air and the glasses on one clock. Without a verb it runs the main job.");
        root.SetAction(_ => RunCommand.Execute(new RunRequest(), output));
        root.Subcommands.Add(Run(output));
        root.Subcommands.Add(BandCommand.Make(output));
        root.Subcommands.Add(Doctor(output));
        root.Subcommands.Add(ScopeCommand.Make(output));
        root.Subcommands.Add(ServeCommand.Make(output));
        root.Subcommands.Add(ReplayCommand.Make(output));
        root.Subcommands.Add(ExportCommand.Make(output));
        root.Subcommands.Add(Scenarios(output));
        root.Subcommands.Add(Schema(output));
        root.Subcommands.Add(SoakCommand.Make(output));
        root.Subcommands.Add(TestCommand.Make(output, error));
        return root;
    }

    private static Command Run(TextWriter output)
    {
        var scenario = new Option<string?>("--scenario") { Description = $"Name of a built-in scenario, or a scenario file. Default: {RunRequest.UsualScenario}, and {RunRequest.UsualForRecordings} for a recording.", HelpName = "NAME|FILE" };
        var recording = new Option<string?>("--recording") { Description = "Recording in the format emg-h5/1 that drives the electrodes instead of the scenario's arm.", HelpName = "FILE" };
        var calibrate = new Option<bool>("--calibrate") { Description = "With --recording: adapt the model to the person first, from the first repetition of each gesture." };
        var profile = new Option<string?>("--profile") { Description = "A wearer's profile that --save-profile wrote: the run begins with it instead of a guided session.", HelpName = "FILE" };
        var saveProfile = new Option<string?>("--save-profile") { Description = "File for the wearer's profile that the guided session makes; one that is there is replaced.", HelpName = "FILE" };
        var seed = new Option<int?>("--seed") { Description = "Seed of every die; same scenario and seed, same trace. Default: the scenario's.", HelpName = "N" };
        var speed = new Option<string>("--speed") { Description = "'max' runs as fast as it can, 'real' at the pace of the clock.", DefaultValueFactory = _ => "max" };
        speed.AcceptOnlyFromAmong("max", "real");
        var webcam = new Option<bool>("--webcam") { Description = "Allow a scenario to take its photos with a camera of this machine; needs --speed real." };
        var headless = new Option<bool>("--headless") { Description = "Print no progress, only events and the summary." };
        var outFolder = new Option<string?>("--out") { Description = "Folder for report.json, photos and HUD frames; must be empty or new. Default: the next free folder under out/.", HelpName = "DIR" };
        var model = new Option<string?>("--model") { Description = "Folder of the gesture model. Default: the scenario's.", HelpName = "DIR" };
        var trace = new Option<string?>("--trace") { Description = "File for the run's trace, which replays bit for bit; must be new.", HelpName = "FILE" };
        var pictures = new Option<bool>("--trace-pictures") { Description = "Keep HUD frames and photos in the trace, not only their hashes." };
        var source = new Option<bool>("--trace-source") { Description = "Keep what the sensors felt in the trace, too." };
        var command = new Command("run", "Run a scenario, or a person's recording, from the skin to the photograph.") { scenario, recording, calibrate, profile, saveProfile, seed, speed, webcam, headless, outFolder, model, trace, pictures, source };
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(trace) is null && (parsed.GetValue(pictures) || parsed.GetValue(source)))
                parsed.AddError("--trace-pictures and --trace-source add to a trace; give its file with --trace.");
            if (parsed.GetValue(profile) is not null && (parsed.GetValue(saveProfile) is not null || parsed.GetValue(calibrate)))
                parsed.AddError("--profile stands instead of a guided session, which --save-profile and --calibrate need; give one or the other.");
        });
        command.SetAction(parsed => RunCommand.Execute(
            new RunRequest
            {
                Scenario = parsed.GetValue(scenario),
                Recording = parsed.GetValue(recording),
                Calibrate = parsed.GetValue(calibrate),
                Profile = parsed.GetValue(profile),
                SaveProfile = parsed.GetValue(saveProfile),
                Seed = parsed.GetValue(seed),
                RealTime = parsed.GetValue(speed) == "real",
                Webcam = parsed.GetValue(webcam),
                Headless = parsed.GetValue(headless),
                Out = parsed.GetValue(outFolder),
                Model = parsed.GetValue(model),
                Trace = parsed.GetValue(trace) is { } path ? new TraceRequest(path, parsed.GetValue(pictures), parsed.GetValue(source)) : null,
            },
            output));
        return command;
    }

    private static Command Doctor(TextWriter output)
    {
        var defaults = new DoctorRequest();
        var band = BandOption.Make(defaults.Band, DoctorRequest.SimulatedBand, DoctorRequest.BluetoothBand);
        var scenario = new Option<string>("--scenario") { Description = "Name of a built-in scenario, or a scenario file: arm, band and air.", DefaultValueFactory = _ => defaults.Scenario, HelpName = "NAME|FILE" };
        var seed = new Option<int?>("--seed") { Description = "Seed of every die. Default: the scenario's.", HelpName = "N" };
        var seconds = new Option<double>("--seconds") { Description = "Time for which the band streams, 3 to 600 s; the longer, the better the drift of its clock is known.", DefaultValueFactory = _ => defaults.Seconds, HelpName = "S" };
        var adapter = new Option<string?>("--adapter") { Description = "With --band bluetooth: the adapter, such as hci1. Default: the first.", HelpName = "NAME" };
        var json = new Option<bool>("--json") { Description = "Print everything as JSON instead of the page." };
        var command = new Command("doctor", "Examine a wristband and print on one page what is wrong with it. Exit code 0: it can be used; 1: something is wrong; 2: bad input, or no band.") { band, adapter, scenario, seed, seconds, json };
        command.SetAction(parsed => DoctorCommand.Execute(
            new DoctorRequest
            {
                Band = parsed.GetValue(band)!,
                Adapter = parsed.GetValue(adapter),
                Scenario = parsed.GetValue(scenario)!,
                Seed = parsed.GetValue(seed),
                Seconds = parsed.GetValue(seconds),
                Json = parsed.GetValue(json),
            },
            output));
        return command;
    }

    private static Command Schema(TextWriter output)
    {
        var command = new Command("schema", "Print the JSON Schema of scenario files, for an editor that completes and checks them.");
        command.SetAction(_ =>
        {
            output.Write(ScenarioSchema.Text());
            return 0;
        });
        return command;
    }

    private static Command Scenarios(TextWriter output)
    {
        var command = new Command("scenarios", "List the built-in scenarios.");
        command.SetAction(_ =>
        {
            foreach (var name in Scenario.BuiltIn)
                output.WriteLine($"{name,-24}{Scenario.Load(name).Description}");
            return 0;
        });
        return command;
    }
}
