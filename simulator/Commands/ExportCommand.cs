using System.CommandLine;
using System.Globalization;
using NeuralGlasses.Simulator.Traces.Export;

namespace NeuralGlasses.Simulator.Commands;

/// <summary>Writes the EMG of a trace for other tools.</summary>
public static class ExportCommand
{
    /// <summary>The verb.</summary>
    public static Command Make(TextWriter output)
    {
        var file = new Argument<string>("FILE") { Description = "A trace, which `run --trace FILE` writes." };
        var to = new Option<string>("--to") { Description = "New file: NAME.h5 for emg-h5/1, NAME.edf for EDF+.", HelpName = "FILE", Required = true };
        var command = new Command("export", "Write the EMG of a trace as the glasses received it, with what the wearer really did as labels.") { file, to };
        command.SetAction(parsed => Execute(parsed.GetValue(file)!, parsed.GetValue(to)!, output));
        return command;
    }

    private static int Execute(string file, string to, TextWriter output)
    {
        var export = TraceExport.Write(file, to);
        if (export.Cut is { } sentence)
            output.WriteLine($"{sentence} What is there was exported.");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Wrote {to}: {export.ChannelCount} channels at {export.RateHz} Hz, {export.Sets / export.RateHz:F2} s in {export.Stretches} stretches, {export.Labels} labelled gestures."));
        if (export.LeftOut > 0)
            output.WriteLine($"{export.LeftOut} sample sets at the ends of stretches filled no record of the format and were left out.");
        return 0;
    }
}
