using System.CommandLine;
using System.Runtime.InteropServices;
using NeuralGlasses.Cli.Checking;
using NeuralGlasses.Cli.Running;
using NeuralGlasses.Settings;
using NeuralGlasses.Simulator;
using NeuralGlasses.Testing;

namespace NeuralGlasses.Cli;

/// <summary>The command line of whoever makes apps for the glasses.</summary>
public static class CliCommand
{
    /// <summary>Exit code for findings, and for an app that stopped.</summary>
    public const int Findings = 1;

    /// <summary>Exit code for whatever a person gave wrongly.</summary>
    public const int BadInput = 2;

    /// <summary>Runs a command line and returns its exit code: 0 done, 1 something is wrong with the app, 2 bad input, 130 stopped by Ctrl-C. Never shows a stack trace for bad input.</summary>
    public static int Invoke(string[] args, TextWriter output, TextWriter error)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(error);
        ParseResult parsed = Build(output).Parse(args);
        if (parsed.Errors.Count > 0)
        {
            error.WriteLine($"error: {parsed.Errors[0].Message} See --help.");
            return BadInput;
        }

        try
        {
            return parsed.Invoke(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (Exception e) when (e is SettingsException or ScenarioException or InvalidOperationException)
        {
            error.WriteLine($"error: {e.Message}");
            return BadInput;
        }
        catch (Exception e) when (MissingLibrary(e) is not null)
        {
            error.WriteLine($"error: glasses cannot be simulated on {RuntimeInformation.RuntimeIdentifier}, for there is no library that paints for it; use Linux with glibc on x64 or arm64, macOS, or Windows on x64.");
            return BadInput;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"error: a file could not be read or written ({e.Message}); check the path, the rights and the space left.");
            return BadInput;
        }
    }

    /// <summary>The library of the painter that is not there, or was made for another system; null if the error is something else.</summary>
    internal static DllNotFoundException? MissingLibrary(Exception? error) => error as DllNotFoundException ?? (error is TypeInitializationException ? MissingLibrary(error.InnerException) : null);

    private static RootCommand Build(TextWriter output) => new("Makes, checks, packs and runs apps for the glasses.")
    {
        New(output),
        Run(output),
        Validate(output),
        Pack(output),
        App(),
    };

    private static Command New(TextWriter output)
    {
        var name = new Argument<string>("NAME") { Description = "Name of the app: letters and digits, as the name of a class." };
        var folder = new Option<string?>("--folder") { Description = "Where to make it; must be new or empty. Default: a folder of that name.", HelpName = "FOLDER" };
        var command = new Command("new", "Make an app with its tests.") { name, folder };
        command.SetAction(parsed => NewVerb.Execute(parsed.GetValue(name)!, parsed.GetValue(folder), output));
        return command;
    }

    private static Command Run(TextWriter output)
    {
        Argument<string> app = AppArgument();
        var profile = new Option<string>("--profile") { Description = $"Which glasses: {string.Join(", ", VirtualGlassesFixture.Profiles)}.", DefaultValueFactory = _ => new VirtualGlassesOptions().Profile, HelpName = "NAME" };
        var script = new Option<string?>("--script") { Description = "What the wearer does, a line each, such as 'at 1 s select'; runs as fast as it can.", HelpName = "FILE" };
        var folder = new Option<string?>("--out") { Description = "Folder for pictures of the display and photos; must be new or empty.", HelpName = "FOLDER" };
        var inProcess = new Option<bool>("--in-process") { Description = "Run the app in this process, for a debugger." };
        var command = new Command("run", "Wear simulated glasses with an app in the terminal. Exit code 1: the app stopped by itself.") { app, profile, script, folder, inProcess };
        command.SetAction(parsed => RunVerb.Execute(
            new RunRequest(parsed.GetValue(app)!, parsed.GetValue(profile)!)
            {
                Script = parsed.GetValue(script),
                Out = parsed.GetValue(folder),
                InProcess = parsed.GetValue(inProcess),
            },
            output));
        return command;
    }

    private static Command Validate(TextWriter output)
    {
        Argument<string> app = AppArgument();
        var command = new Command("validate", "Look for what is wrong with an app: its manifest, its class, and what it shows on each kind of glasses. Exit code 1: something is.") { app };
        command.SetAction(parsed => ValidateVerb.Execute(parsed.GetValue(app)!, output));
        return command;
    }

    private static Command Pack(TextWriter output)
    {
        Argument<string> app = AppArgument();
        var file = new Option<string>("--output", "-o") { Description = "The package.", Required = true, HelpName = "FILE.ngapp" };
        var command = new Command("pack", "Make one file of an app. The same app gives the same bytes.") { app, file };
        command.SetAction(parsed => PackVerb.Execute(parsed.GetValue(app)!, parsed.GetValue(file)!, output));
        return command;
    }

    private static Command App()
    {
        var folder = new Argument<string>("FOLDER") { Description = "The app." };
        var command = new Command("app", "The process of an app, which the glasses start.") { folder };
        command.Hidden = true;
        command.SetAction(parsed => AppVerb.Execute(parsed.GetValue(folder)!));
        return command;
    }

    private static Argument<string> AppArgument() => new("APP") { Description = "Folder of the app, or its package.", HelpName = "FOLDER|FILE.ngapp" };
}
