using NeuralGlasses.Training.Typing.Language.Texts;

namespace NeuralGlasses.Training.Typing.Language;

/// <summary>The texts of a plan, cut into sentences: those that teach, and those on which is measured.</summary>
public sealed class LanguageTexts
{
    private readonly Tokens _tokens;
    private readonly List<TaughtGroup> _groups = [];

    /// <summary>Reads the texts.</summary>
    public LanguageTexts(LanguagePlan plan, TextFolder folder)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(folder);
        _tokens = new Tokens(plan.Letters, plan.Marks);
        foreach (var group in plan.Groups)
        {
            var taught = new List<string[]>();
            var seen = new HashSet<string>(StringComparer.Ordinal);
            // A text that comes twice counts once, so that none teaches what it is measured on.
            foreach (var text in group.Sources.SelectMany(folder.Texts).Where(seen.Add))
                (group.HeldOut && seen.Count % plan.HeldOutOneIn == 0 ? HeldOut : taught).AddRange(_tokens.Sentences(text));
            _groups.Add(new TaughtGroup(group, taught));
        }

        Measured = [.. plan.Measured.SelectMany(folder.Texts).SelectMany(_tokens.Sentences)];
    }

    /// <summary>What teaches, by group.</summary>
    public IReadOnlyList<TaughtGroup> Groups => _groups;

    /// <summary>Sentences that teach nothing, from the groups that teach.</summary>
    public List<string[]> HeldOut { get; } = [];

    /// <summary>Sentences of texts that teach nothing at all.</summary>
    public List<string[]> Measured { get; }

    /// <summary>Cuts a text of ours as the texts are cut.</summary>
    public IEnumerable<string[]> Sentences(string text) => _tokens.Sentences(text);
}
