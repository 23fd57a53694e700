using NeuralGlasses.Recordings;
using NeuralGlasses.Training.Shipping;
using NeuralGlasses.Typing.Language;

namespace NeuralGlasses.Training.Typing.Language;

/// <summary>The configuration file of a language model: the same plan and the same texts give the same bytes.</summary>
public sealed record LanguagePlan
{
    /// <summary>The value of the field <c>format</c>.</summary>
    public const string CurrentFormat = "neuralglasses-language-training/1";

    /// <summary>Version of this file's layout, <see cref="CurrentFormat"/>.</summary>
    public required string Format { get; init; }

    /// <summary>Code of the language (ISO 639-1), such as <c>en</c>.</summary>
    public required string Language { get; init; }

    /// <summary>Version of the model.</summary>
    public required string Version { get; init; }

    /// <summary>Lower-case letters of the language, with the apostrophe.</summary>
    public required string Letters { get; init; }

    /// <summary>Punctuation marks that are words of their own.</summary>
    public required string Marks { get; init; }

    /// <summary>Words that the lexicon holds.</summary>
    public int Words { get; init; } = 60000;

    /// <summary>Pairs that the model holds.</summary>
    public int Pairs { get; init; } = 1500000;

    /// <summary>Triples that the model holds.</summary>
    public int Triples { get; init; } = 1500000;

    /// <summary>Longest run of letters of which the last is foretold.</summary>
    public int LetterOrder { get; init; } = 6;

    /// <summary>Groups of texts, each of which is counted by itself, and how much each says in the mixture.</summary>
    public required IReadOnlyList<TextGroup> Groups { get; init; }

    /// <summary>A trigram model of CMU Sphinx that is mixed in, if there is one.</summary>
    public WeightedSource? Prior { get; init; }

    /// <summary>Frequencies of words that are mixed in, if there are any.</summary>
    public WeightedSource? Frequencies { get; init; }

    /// <summary>Lists of words that say which spellings are words, and which take a capital.</summary>
    public IReadOnlyList<TextSource> WordLists { get; init; } = [];

    /// <summary>Texts that teach nothing and are only measured on.</summary>
    public IReadOnlyList<TextSource> Measured { get; init; } = [];

    /// <summary>One text in so many is held out of teaching, in the groups that are measured on.</summary>
    public int HeldOutOneIn { get; init; } = 10;

    /// <summary>Sentences of ours, on which the card shows what the model makes of messages.</summary>
    public IReadOnlyList<string> Messages { get; init; } = [];

    /// <summary>Reads and checks a plan.</summary>
    /// <exception cref="RecordingException">The file is missing, is not JSON, has an unknown field or a value out of range.</exception>
    public static LanguagePlan Load(string path) =>
        PlanFile.Load<LanguagePlan>(path, CurrentFormat, $"a plan such as emg-models/text-entry/en/{TrainingPlan.FileName}", (plan, file) => plan.Check(file));

    private void Check(PlanFile file)
    {
        file.Require(Language is { Length: >= 1 and <= 8 }, "language", Language, "a code such as 'en'");
        file.Require(Letters.Length is >= 1 and <= LanguageModelParts.MostLetters && Letters.Distinct().Count() == Letters.Length, "letters", Letters, $"1 to {LanguageModelParts.MostLetters} letters, each once");
        file.Require(Marks.Distinct().Count() == Marks.Length && !Marks.Intersect(Letters).Any(), "marks", Marks, "marks that are no letters, each once");
        file.Require(Words is >= 1 && Words + LanguageModel.FirstMark + Marks.Length <= LanguageModelParts.MostWords, "words", Words, $"1 to {LanguageModelParts.MostWords - LanguageModel.FirstMark - Marks.Length}");
        file.Require(Pairs >= 0, "pairs", Pairs, "0 or more");
        file.Require(Triples >= 0, "triples", Triples, "0 or more");
        file.Require(LetterOrder is >= 1 and <= 8, "letterOrder", LetterOrder, "1 to 8");
        file.Require(HeldOutOneIn >= 2, "heldOutOneIn", HeldOutOneIn, "2 or more");
        file.Require(Groups.Count > 0 && Groups.All(group => group.Weight > 0), "groups", Groups.Count, "at least one, each with a weight above 0");
    }
}
