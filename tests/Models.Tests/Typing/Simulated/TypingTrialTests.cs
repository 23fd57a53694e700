using NeuralGlasses.Training.Typing.Keystrokes;
using NeuralGlasses.Training.Typing.Simulated;
using NeuralGlasses.Typing.Keyboard;
using NeuralGlasses.Typing.Language;
using Xunit;

namespace NeuralGlasses.Models.Tests.Typing.Simulated;

public sealed class TypingTrialTests
{
    private static readonly string[] Gestures = ["flexion", "extension", "radial", "ulnar", "pronation", "supination", "fist"];
    private static readonly string[] GestureOfKey = ["flexion", "radial", "ulnar", "pronation", "supination", "fist", "extension"];
    private static readonly string[] Phrases = ["thank you for helping me yesterday", "the shop closes at eight on weekdays"];

    // Sixteen megabytes, read once.
    private static readonly LanguageModel English = LanguageModel.Load(Path.Combine(RepositoryFiles.Root, "emg-models", "text-entry", "en", LanguageModel.FileName));
    private static readonly KeyboardLayout Layout = KeyboardLayout.Load(Path.Combine(RepositoryFiles.Root, "emg-models", "text-entry", "en", "layout-5.json"), English);

    [Fact]
    public void HandThatIsAlwaysUnderstoodWritesWithoutErrors()
    {
        foreach (var phrase in Trial(Evidence(wrong: 0)).Run(Phrases, 1))
        {
            Assert.Equal(phrase.Asked, phrase.Written);
            Assert.Equal(0, phrase.Uncorrected);
            Assert.Equal(0, phrase.Misread);
            Assert.False(phrase.IsUnfinished);
            Assert.InRange(phrase.WordsPerMinute, 12, 40);
            Assert.True(phrase.Costs.Letters > phrase.Costs.Takes);
            Assert.Equal(0, phrase.Costs.Missed);
        }
    }

    [Fact]
    public void ErrorsOfTheHandCostTimeBeforeTheyCostLetters()
    {
        var sure = Trial(Evidence(wrong: 0)).Run(Phrases, 4);
        var unsure = Trial(Evidence(wrong: 0.1)).Run(Phrases, 4);
        Assert.Contains(unsure, phrase => phrase.Misread > 0);
        Assert.True(unsure.Average(phrase => phrase.WordsPerMinute) < sure.Average(phrase => phrase.WordsPerMinute));
        Assert.InRange(unsure.Average(phrase => phrase.Uncorrected), 0, 0.1);
    }

    [Fact]
    public void KeyThatIsSeenToBeWrongIsTakenBackAtOnce()
    {
        var trial = Trial(Evidence(wrong: 0.1));
        var seen = trial.Run(Phrases, 10);
        var blind = new TypingTrial(English, Layout.Keys, Evidence(wrong: 0.1), GestureOfKey, 1) { Typist = new TypistOptions { Notices = 0 } }.Run(Phrases, 10);
        Assert.True(seen.Average(phrase => phrase.Uncorrected) < blind.Average(phrase => phrase.Uncorrected));
        Assert.True(seen.Sum(phrase => phrase.TakenBack) > blind.Sum(phrase => phrase.TakenBack));
    }

    [Fact]
    public void HandWhoseHoldIsNotUnderstoodTakesLonger()
    {
        var evidence = Evidence(wrong: 0.1);
        var never = evidence with
        {
            People = [.. evidence.People.Select(person => person with
            {
                Calibrations = [.. person.Calibrations.Select(each => each with { Keystrokes = [.. each.Keystrokes.Select(keystroke => keystroke with { IsHeld = false })] })],
            })],
        };
        var spelling = new TypistOptions { Spells = true };
        var held = new TypingTrial(English, Layout.Keys, evidence, GestureOfKey, 1) { Typist = spelling }.Run(Phrases, 1);
        var unheld = new TypingTrial(English, Layout.Keys, never, GestureOfKey, 1) { Typist = spelling }.Run(Phrases, 1);
        Assert.DoesNotContain(held, phrase => phrase.IsUnfinished);
        Assert.All(unheld, phrase => Assert.True(phrase.IsUnfinished));
    }

    [Fact]
    public void WithoutTheLanguageEachLetterTakesSteps()
    {
        var spelled = new TypingTrial(English, Layout.Keys, Evidence(wrong: 0), GestureOfKey, 1) { Typist = new TypistOptions { Spells = true } }.Run(Phrases, 1);
        Assert.All(spelled, phrase => Assert.Equal(phrase.Asked, phrase.Written));
        Assert.All(spelled, phrase => Assert.True(phrase.GesturesPerLetter > 2));
    }

    [Fact]
    public void SameSeedWritesTheSame() => Assert.Equal(Trial(Evidence(wrong: 0.1)).Run(Phrases, 2), Trial(Evidence(wrong: 0.1)).Run(Phrases, 2));

    [Fact]
    public void EvidenceWithNobodyIsRefused()
    {
        var evidence = Evidence(wrong: 0) with { People = [] };
        Assert.Contains("nobody", Assert.Throws<ArgumentException>(() => Trial(evidence).Run(Phrases, 1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ShippedEvidenceAndPhrasesFitTheKeyboard()
    {
        var folder = Path.Combine(RepositoryFiles.Root, "emg-models", "text-entry");
        var evidence = KeystrokeEvidence.Load(Path.Combine(folder, "real-keystrokes.json"));
        Assert.Equal(Gestures.Order(), evidence.Gestures.Order());
        // Not everybody made every gesture with a begin and an end that are clear enough to be cut.
        Assert.True(TypingTrial.PeopleOf(evidence) >= 18);
        var phrases = File.ReadAllLines(Path.Combine(folder, "en", "phrases.txt"));
        Assert.True(phrases.Length >= 200);
        Assert.Equal(phrases.Length, phrases.Distinct().Count());
        Assert.All(phrases.SelectMany(phrase => phrase.ToLowerInvariant()).Where(letter => letter != ' '), letter => Assert.True(Layout.KeyOf(letter) >= 0));
    }

    private static TypingTrial Trial(KeystrokeEvidence evidence) => new(English, Layout.Keys, evidence, GestureOfKey, 1);

    private static KeystrokeEvidence Evidence(double wrong)
    {
        var keystrokes = new List<RealKeystroke>();
        for (var gesture = 0; gesture < Gestures.Length; gesture++)
        {
            for (var time = 0; time < 20; time++)
            {
                var perMille = Enumerable.Repeat(10, Gestures.Length).ToArray();
                perMille[time < wrong * 20 ? (gesture + 1 + time) % Gestures.Length : gesture] = 940;
                for (var pace = 0; pace < KeystrokePace.All.Count; pace++)
                    keystrokes.Add(new RealKeystroke(Gestures[gesture], 250, perMille, 0) { Pace = pace, IsHeld = KeystrokePace.All[pace].Name == KeystrokePace.Held });
            }
        }

        return new KeystrokeEvidence
        {
            Format = KeystrokeEvidence.CurrentFormat,
            Command = "none",
            Source = "invented",
            Gestures = Gestures,
            Paces = KeystrokePace.All,
            People = [new PersonKeystrokes("A", [new CalibratedKeystrokes([], 1, 0, keystrokes)]), new PersonKeystrokes("B", [new CalibratedKeystrokes([], 1, 0, keystrokes)])],
        };
    }
}
