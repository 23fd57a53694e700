using System.CommandLine;
using NeuralGlasses.Recordings;
using NeuralGlasses.Training.Decoders;
using NeuralGlasses.Training.Export;
using NeuralGlasses.Training.Protocols;
using NeuralGlasses.Training.Typing.Keystrokes;
using NeuralGlasses.Typing.Keystrokes;

namespace NeuralGlasses.Training.Commands;

/// <summary>The verb <c>keystrokes</c>.</summary>
public static class KeystrokesCommand
{
    /// <summary>Makes the verb with its options.</summary>
    public static Command Create()
    {
        var data = new Option<string>("--data") { Description = "Folder of all sets, or the set's own folder, of emg-h5/1 recordings.", Required = true };
        var set = new Option<string>("--set") { Description = "Name of a set in which the hand rests between gestures.", DefaultValueFactory = _ => "myo-alternating" };
        var protocol = new Option<string>("--protocol") { Description = "How often each person calibrated: one-shot or two-shot.", DefaultValueFactory = _ => "two-shot" };
        var decoder = new Option<string?>("--decoder") { Description = "Name of the decoder; an unknown name lists them." };
        var folds = new Option<int>("--folds") { Description = "People are measured by turns, in this many folds.", DefaultValueFactory = _ => 4 };
        var seed = new Option<int>("--seed") { Description = "Seed; the same recordings and seed give the same file.", DefaultValueFactory = _ => 1 };
        var output = new Option<string>("--out") { Description = "JSON file to write.", Required = true };
        var command = new Command("keystrokes", "Measure how a keyboard of gestures understands real people, for simulated typists to make their errors.") { data, set, protocol, decoder, folds, seed, output };
        command.SetAction(arguments => CommandAction.Run(() => Execute(
            arguments.GetRequiredValue(data),
            arguments.GetRequiredValue(set),
            arguments.GetRequiredValue(protocol),
            arguments.GetValue(decoder),
            arguments.GetRequiredValue(folds),
            arguments.GetRequiredValue(seed),
            arguments.GetRequiredValue(output))));
        return command;
    }

    private static void Execute(string data, string set, string protocolName, string? decoder, int folds, int seed, string output)
    {
        var protocol = ProtocolNames.Parse(protocolName);
        if (protocol is not (EvaluationProtocol.OneShot or EvaluationProtocol.TwoShot))
            throw new ArgumentException($"--protocol: '{protocolName}' calibrates nobody; choose one-shot or two-shot.");
        var family = decoder is null ? DecoderFamilies.Default : DecoderFamilies.Named(decoder);
        using var bar = ProgressBar.OnStandardError;
        bar.Stage($"read {set}");
        var recordings = SetFolder.Open(data, set);
        var people = PersonLoader.Group(recordings, new LivePath());
        if (!people[0].Labels.Contains(GestureLabels.Rest))
            throw new ArgumentException($"--set: the labels {string.Join(", ", people[0].Labels)} lack '{GestureLabels.Rest}'; keystrokes need a set in which the hand rests between gestures.");
        var measured = new KeystrokeMeasurement(family, protocol, new KeystrokeOptions(), seed).Run(people, folds, bar.Stage, bar.Report);
        bar.Clear();
        var evidence = new KeystrokeEvidence
        {
            Format = KeystrokeEvidence.CurrentFormat,
            Command = $"keystrokes --data DATA --set {set} --protocol {protocolName} --decoder {family.Name} --folds {folds} --seed {seed} --out FILE.json",
            Source = $"{set}: {recordings[0].Source} ({recordings[0].Licence})",
            Gestures = [.. people[0].Labels.Where(label => label != GestureLabels.Rest)],
            Paces = KeystrokePace.All,
            People = measured,
        };
        KeystrokeTable.Print(Console.Out, evidence);
        WholeFile.Write(Path.GetFullPath(output), evidence.ToJson());
        Console.Out.WriteLine($"wrote {output}");
    }
}
