namespace NeuralGlasses.Simulator.Scenarios.Reading;

/// <summary>A piece of a YAML text.</summary>
/// <param name="Line">Line on which it begins, from 1.</param>
internal abstract record YamlNode(int Line)
{
    /// <summary>What was found, for a sentence behind "is".</summary>
    public abstract string Found { get; }
}

/// <summary>A single value.</summary>
/// <param name="Line">Line on which it begins, from 1.</param>
/// <param name="Text">The value, without quotation marks.</param>
/// <param name="IsPlain">Whether it stands without quotation marks, so that it may be a number.</param>
internal sealed record YamlScalar(int Line, string Text, bool IsPlain) : YamlNode(Line)
{
    private const int LongestShown = 60;

    /// <summary>Whether nothing is given at all.</summary>
    public bool IsNothing => IsPlain && Text is "" or "~" or "null";

    /// <inheritdoc/>
    public override string Found => IsNothing ? "empty" : IsPlain ? Short : $"the text \"{Short}\"";

    private string Short => string.Join(' ', Text.Split(['\n', '\r', '\t', ' '], StringSplitOptions.RemoveEmptyEntries)) is var words && words.Length > LongestShown
        ? words[..LongestShown] + "…"
        : words;
}

/// <summary>Values in order.</summary>
/// <param name="Line">Line on which it begins, from 1.</param>
/// <param name="Items">The values.</param>
internal sealed record YamlList(int Line, IReadOnlyList<YamlNode> Items) : YamlNode(Line)
{
    /// <inheritdoc/>
    public override string Found => "a list";
}

/// <summary>Named values in the order of the text.</summary>
/// <param name="Line">Line on which it begins, from 1.</param>
/// <param name="Entries">The values with their names, no name twice.</param>
internal sealed record YamlMapping(int Line, IReadOnlyList<YamlEntry> Entries) : YamlNode(Line)
{
    /// <inheritdoc/>
    public override string Found => "a mapping";

    /// <summary>The value of a name, or null.</summary>
    public YamlNode? Find(string name) => Entries.FirstOrDefault(e => e.Name == name)?.Value;
}

/// <summary>A named value.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Line">Line of the name, from 1.</param>
/// <param name="Value">The value.</param>
internal sealed record YamlEntry(string Name, int Line, YamlNode Value);
