using NeuralGlasses.Apps;

namespace NeuralGlasses.Hosting.Writing;

/// <summary>A text that is wanted of the wearer, and by whom.</summary>
/// <param name="Owner">Id of the app, or of the glasses' own.</param>
/// <param name="Wish">What text.</param>
/// <param name="Ended">Told once how it ended, with the text.</param>
internal sealed record WritingWish(string Owner, TextWish Wish, Action<TextEnd, string> Ended)
{
    /// <summary>Under what its draft is kept: another text to begin with is another draft, and so is what is for somebody else.</summary>
    public string DraftKey { get; } = FormattableString.Invariant($"{Owner} {Wish.For} {Sum(Wish.Text):x8}{(Wish.Draft.Length == 0 ? "" : " " + Wish.Draft)}").ToLowerInvariant();

    private static uint Sum(string text)
    {
        byte[] bytes = System.Text.Encoding.UTF8.GetBytes(text);
        return Contract.Crc32.Compute(bytes, 0, bytes.Length);
    }
}
