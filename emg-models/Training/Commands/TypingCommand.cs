using System.CommandLine;
using NeuralGlasses.Training.Export;
using NeuralGlasses.Training.Typing.Keystrokes;
using NeuralGlasses.Training.Typing.Simulated;
using NeuralGlasses.Typing.Keyboard;
using NeuralGlasses.Typing.Language;

namespace NeuralGlasses.Training.Commands;

/// <summary>The verb <c>evaluate-typing</c>.</summary>
public static class TypingCommand
{
    /// <summary>Makes the verb with its options.</summary>
    public static Command Create()
    {
        var language = new Option<string>("--language") { Description = "Folder of the language.", DefaultValueFactory = _ => "emg-models/text-entry/en" };
        var keys = new Option<int>("--keys") { Description = "Number of letter keys, 4 or 5.", DefaultValueFactory = _ => 5 };
        var evidence = new Option<string>("--evidence") { Description = "What a keyboard understands of real people's gestures, from the verb 'keystrokes'.", DefaultValueFactory = _ => "emg-models/text-entry/real-keystrokes.json" };
        var times = new Option<int>("--times") { Description = "Times that each phrase is written, each time by another person.", DefaultValueFactory = _ => 2 };
        var phrases = new Option<string?>("--phrases") { Description = "File of the phrases to write, one a line; those of the language if not given." };
        var seed = new Option<int>("--seed") { Description = "Seed of every draw.", DefaultValueFactory = _ => 1 };
        var output = new Option<string?>("--out") { Description = "JSON file to write." };
        var command = new Command("evaluate-typing", "Let simulated typists write phrases with the gesture errors of real people.") { language, keys, evidence, phrases, times, seed, output };
        command.SetAction(arguments => CommandAction.Run(() => Execute(
            arguments.GetRequiredValue(language), arguments.GetRequiredValue(keys), arguments.GetRequiredValue(evidence), arguments.GetValue(phrases), arguments.GetRequiredValue(times), arguments.GetRequiredValue(seed), arguments.GetValue(output))));
        return command;
    }

    private static void Execute(string folder, int keys, string evidenceFile, string? phrasesGiven, int times, int seed, string? output)
    {
        if (keys is < 4 or > 5)
            throw new ArgumentException($"--keys: {keys} letter keys, expected 4 or 5, for which there are gestures.");
        if (times is < 1 or > 1000)
            throw new ArgumentException($"--times: {times}, expected 1 to 1000.");
        var language = LanguageModel.Load(Path.Combine(folder, LanguageModel.FileName));
        var layout = KeyboardLayout.Load(Path.Combine(folder, $"layout-{keys}.json"), language);
        var evidence = KeystrokeEvidence.Load(evidenceFile);
        var phrasesFile = phrasesGiven ?? Path.Combine(folder, "phrases.txt");
        if (!File.Exists(phrasesFile))
            throw new ArgumentException($"{phrasesFile}: there is no such file; write the phrases to be typed into it, one a line.");
        var phrases = File.ReadAllLines(phrasesFile);
        var gestures = KeyboardGestures.Of(keys);
        (string Way, TypistOptions Options)[] ways =
        [
            ("practised", new TypistOptions()),
            ("quick", new TypistOptions { Pace = "quick", ReadMs = 250 }),
            ("slow", new TypistOptions { Pace = "slow", ReadMs = 450 }),
            ("practised, next words unseen", new TypistOptions { LooksAhead = false }),
            ("practised, without the language", new TypistOptions { Spells = true }),
        ];
        var report = new TypingReport
        {
            Command = $"evaluate-typing --language {folder} --keys {keys} --evidence {evidenceFile}{(phrasesGiven is null ? "" : $" --phrases {phrasesGiven}")} --times {times} --seed {seed}",
            Evidence = $"{evidence.Command}; {evidence.Source}",
            People = TypingTrial.PeopleOf(evidence),
            Keys = [.. layout.Keys.Zip(gestures, (letters, gesture) => $"{letters}: {gesture}"), $"accept: {gestures[^2]}", $"erase: {gestures[^1]}"],
            Figures = [.. ways.Select(way => TypingFigures.Of(way.Way, new TypingTrial(language, layout.Keys, evidence, gestures, seed) { Typist = way.Options }.Run(phrases, times)))],
        };
        report.Print(Console.Out);
        if (output is null)
            return;
        WholeFile.Write(Path.GetFullPath(output), report.ToJson());
        Console.Out.WriteLine($"wrote {output}");
    }
}
