using NeuralGlasses.Hosting;
using NeuralGlasses.Testing;

namespace NeuralGlasses.Cli.Running;

/// <summary>Runs an app on simulated glasses.</summary>
internal static class RunVerb
{
    private const int Stopped = 130;

    public static int Execute(RunRequest request, TextWriter output)
    {
        using AppSource source = AppSource.Open(request.App);
        bool isTerminal = request.Script is null && !Console.IsInputRedirected && !Console.IsOutputRedirected;
        WearerScript? script = isTerminal ? null : Script(request.Script);
        InstalledApp app = request.InProcess ? AppFolder.InstallInProcess(source.Folder) : AppFolder.Install(source.Folder, AppVerb.Runner());
        using var stop = new CtrlC();
        var options = new VirtualGlassesOptions { Profile = request.Profile, Folder = request.Out };
        using var glasses = new VirtualGlassesFixture([app], isTerminal ? options with { PatienceMs = 0 } : options);
        bool isDone;
        if (script is not null)
        {
            isDone = new PrintedRun(glasses, output).Play(script, app.Manifest.Id, stop);
        }
        else
        {
            using var terminal = new TerminalRun(glasses, output, TimeProvider.System);
            isDone = terminal.Play(stop);
        }

        AppSlot slot = glasses.Host.Apps[0];
        if (slot.LastFailure is { } failure)
            output.WriteLine($"{slot.Manifest.Title} stopped {(slot.Crashes == 1 ? "once" : $"{slot.Crashes} times")}: {failure}");
        if (request.Out is not null)
            output.WriteLine($"{glasses.Glasses.Hud.Frames.Count} pictures of the display and {glasses.Photos.Count} photos are in {request.Out}.");
        return !isDone ? Stopped : slot.Crashes > 0 ? CliCommand.Findings : 0;
    }

    private static WearerScript Script(string? file)
    {
        if (file is null)
            return WearerScript.Read("input", Console.In);
        using StreamReader text = File.OpenText(file);
        return WearerScript.Read(Path.GetFileName(file), text);
    }
}
