using System.CommandLine;
using System.Globalization;
using NeuralGlasses.Simulator.Traces;
using NeuralGlasses.Traces;

namespace NeuralGlasses.Simulator.Commands;

/// <summary>Replays a trace, or cuts a piece out of one.</summary>
public static class ReplayCommand
{
    private const int Different = 1;

    /// <summary>The verb.</summary>
    public static Command Make(TextWriter output)
    {
        var file = new Argument<string>("FILE") { Description = "A trace, which `run --trace FILE` writes." };
        var model = new Option<string?>("--model") { Description = "Folder of the model that the trace was recorded with. Default: the one of that name that comes with the simulator.", HelpName = "DIR" };
        var cut = new Option<double[]>("--cut") { Description = "Cut a piece: from and to, in seconds of the trace. It begins with the last connection before FROM, and replays by itself.", HelpName = "FROM TO", Arity = new ArgumentArity(2, 2), AllowMultipleArgumentsPerToken = true };
        var outFile = new Option<string?>("--out") { Description = "With --cut: file for the piece; must be new.", HelpName = "FILE" };
        var command = new Command("replay", "Give the glasses what reached them when a trace was recorded, and compare all that they make, bit for bit. Exit code 0: identical; 1: the first difference is named; 2: bad file.") { file, model, cut, outFile };
        command.SetAction(parsed => Execute(parsed.GetValue(file)!, parsed.GetValue(model), parsed.GetValue(cut) is { Length: 2 } range ? range : null, parsed.GetValue(outFile), output));
        return command;
    }

    private static int Execute(string file, string? model, double[]? cut, string? outFile, TextWriter output)
    {
        if ((cut is null) != (outFile is null))
            throw new TraceException("--cut and --out belong together; give both to cut a piece, or neither to replay.");
        var outcome = cut is null ? TraceReplay.Run(file, model) : TracePiece.Check(file, model, cut[0], cut[1]);
        var header = outcome.Header;
        output.WriteLine($"{Path.GetFileName(file)}: {header.Recording ?? header.Scenario}{(header.Seed is { } seed ? $", seed {seed}" : "")}, {header.Model.Name} {header.Model.Version}, recorded by {header.MadeBy}");
        if (outcome.Cut is { } sentence)
            output.WriteLine($"{sentence} What is there was replayed.");
        if (outcome.Difference is { } difference)
        {
            output.WriteLine($"Different: {difference.Sentence}");
            return Different;
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Identical from {outcome.BeginS:F1} to {outcome.EndS:F1} s: {Counts(outcome)}."));
        if (cut is not null)
            Cut(file, model, cut, outFile!, output);
        return 0;
    }

    private static void Cut(string file, string? model, double[] cut, string outFile, TextWriter output)
    {
        var piece = TracePiece.Write(file, model, cut[0], cut[1], outFile);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Wrote {outFile}, from the connection at {piece.BeginS:F1} s to {piece.EndS:F1} s."));
        output.WriteLine(piece.Exact == piece.Wanted
            ? string.Create(CultureInfo.InvariantCulture, $"Its {piece.Wanted} gestures from {cut[0]} s on are those of the whole trace, bit for bit.")
            : string.Create(CultureInfo.InvariantCulture, $"Of the {piece.Wanted} gestures of the whole trace from {cut[0]} s on it has {piece.Same} at the same time, {piece.Exact} of them bit for bit, because its glasses have learnt nothing from what came before; a cut from 0 keeps everything."));
    }

    private static string Counts(ReplayOutcome outcome)
    {
        long Of(TraceRecordKind kind) => outcome.Counts.GetValueOrDefault(kind);
        return $"{Of(TraceRecordKind.Value)} values and {Of(TraceRecordKind.Tick)} ticks gave the same {Of(TraceRecordKind.Write)} writes, {Of(TraceRecordKind.Gesture)} gestures, {Of(TraceRecordKind.Intent)} intents, {Of(TraceRecordKind.Capture)} captures and {Of(TraceRecordKind.HudFrame)} HUD frames";
    }
}
