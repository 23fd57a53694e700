using System.Text.RegularExpressions;

namespace NeuralGlasses.Home.Discovery;

/// <summary>Writes a value into a message: alone, or at one place of a fixed text. Templates that compute are not understood.</summary>
internal sealed partial class CommandTemplate
{
    private readonly string _before;
    private readonly string _after;

    private CommandTemplate(string before, string after) => (_before, _after) = (before, after);

    /// <summary>The value alone.</summary>
    public static CommandTemplate Alone { get; } = new("", "");

    /// <summary>Reads a template; null for one that is not understood.</summary>
    public static CommandTemplate? Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return Alone;
        if (text.Length > 500 || Hole().Match(text) is not { Success: true } hole)
            return null;
        string before = text[..hole.Index].TrimStart();
        string after = text[(hole.Index + hole.Length)..].TrimEnd();
        string rest = before + after;
        return rest.Contains("{{", StringComparison.Ordinal) || rest.Contains("{%", StringComparison.Ordinal) || rest.Contains("{#", StringComparison.Ordinal) ? null : new CommandTemplate(before, after);
    }

    /// <summary>The message for a value.</summary>
    public string Of(string value) => _before + value + _after;

    [GeneratedRegex("""\{\{\s*(?:value|position|percentage)\s*\}\}""", RegexOptions.CultureInvariant)]
    private static partial Regex Hole();
}
