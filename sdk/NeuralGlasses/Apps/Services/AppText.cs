using System.Globalization;

namespace NeuralGlasses.Apps;

/// <summary>What a text is for; it decides how it is ended, and whether the glasses learn the wearer's words from it.</summary>
public enum TextPurpose
{
    /// <summary>For somebody to read, or to be kept: several words and marks, whose words are learnt.</summary>
    Message = 0,

    /// <summary>To find something: a word or two, ended by accepting once more.</summary>
    Search = 1,

    /// <summary>To have something done: a word or two, ended by accepting once more.</summary>
    Command = 2,
}

/// <summary>How writing came to its end.</summary>
public enum TextEnd
{
    /// <summary>The wearer is done, and here is the text.</summary>
    Written = 0,

    /// <summary>The wearer gave up: nothing is to be taken, and nothing is kept of it.</summary>
    Cancelled = 1,

    /// <summary>The wearer went elsewhere: what was written is kept, and is there again when the same is asked for.</summary>
    Left = 2,

    /// <summary>Nothing could be written; the answer says why.</summary>
    Refused = 3,
}

/// <summary>A text that an app wants from the wearer.</summary>
/// <param name="For">What it is for.</param>
/// <param name="Prompt">What the wearer reads above it, such as "Note"; the first 40 characters at most are seen.</param>
public sealed record TextWish(TextPurpose For, string Prompt)
{
    /// <summary>Most characters of a text.</summary>
    public const int MostCharacters = 2000;

    /// <summary>Text to begin with; white space in it counts as one space.</summary>
    public string Text { get; init; } = "";

    /// <summary>Whom or what it is for, such as one conversation: what the wearer leaves is there again for the same alone. Empty where the purpose says enough.</summary>
    public string Draft { get; init; } = "";

    /// <summary>Most characters that it may have, 1 to <see cref="MostCharacters"/>.</summary>
    public int Most { get; init; } = 500;
}

/// <summary>Texts that the wearer writes by gestures, for apps with the permission <c>text</c>: one at a time, for the open app.</summary>
/// <param name="glasses">The glasses.</param>
public sealed class AppText(IAppContext glasses)
{
    /// <summary>Column of an answer that says how writing ended.</summary>
    internal const string EndColumn = "end";

    /// <summary>Asks for a text.</summary>
    /// <param name="wish">What text.</param>
    /// <param name="answered">Called once, when the wearer is done, has cancelled or left, or with why nothing can be written; <see cref="EndOf"/> says which.</param>
    public void Write(TextWish wish, Action<AppAnswer> answered)
    {
        ArgumentNullException.ThrowIfNull(wish);
        glasses.Ask(
            new AppAsk("text.write")
            {
                Arguments = new Dictionary<string, string>
                {
                    ["for"] = wish.For.ToString().ToLowerInvariant(),
                    ["prompt"] = wish.Prompt,
                    ["text"] = wish.Text,
                    ["draft"] = wish.Draft,
                    ["most"] = wish.Most.ToString(CultureInfo.InvariantCulture),
                },
            },
            answered);
    }

    /// <summary>How writing ended, by its answer.</summary>
    public static TextEnd EndOf(AppAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return answer.Rows is [var row, ..] && row.TryGetValue(EndColumn, out string? end) && Enum.TryParse(end, ignoreCase: true, out TextEnd known) ? known : TextEnd.Refused;
    }
}
