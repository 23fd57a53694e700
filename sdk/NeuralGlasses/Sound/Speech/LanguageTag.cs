namespace NeuralGlasses.Sound.Speech;

/// <summary>Tags of languages (BCP 47, RFC 5646) as far as speech needs them: their form, the language and the script in them.</summary>
internal static class LanguageTag
{
    // RFC 5646, section 4.4.1: what is longer than 35 characters may be cut by whoever stores it.
    private const int MaxLength = 35;

    internal static bool IsValid(string? tag)
    {
        if (string.IsNullOrEmpty(tag) || tag.Length > MaxLength)
            return false;
        var first = true;
        foreach (Range part in tag.AsSpan().Split('-'))
        {
            ReadOnlySpan<char> subtag = tag.AsSpan(part);
            if (subtag.Length is < 1 or > 8 || (first && subtag.Length < 2))
                return false;
            foreach (char c in subtag)
            {
                if (!(first ? char.IsAsciiLetter(c) : char.IsAsciiLetterOrDigit(c)))
                    return false;
            }

            first = false;
        }

        return true;
    }

    /// <summary>The tag as far as a sentence can show it.</summary>
    internal static string Shown(string? tag) => tag is null ? "" : tag.Length <= MaxLength ? tag : tag[..MaxLength] + "…";

    /// <summary>The script that the tag names, or else the one in which its language is written; Latin for a language that the table does not have.</summary>
    internal static WritingScript ScriptOf(string tag)
    {
        string[] parts = tag.Split('-');
        foreach (string part in parts.Skip(1).TakeWhile(part => part.Length > 1))
        {
            if (part.Length == 4 && ScriptTag(part) is { } script)
                return script;
        }

        return parts[0].ToLowerInvariant() switch
        {
            "ab" or "av" or "ba" or "be" or "bg" or "ce" or "cv" or "kk" or "ky" or "mk" or "mn" or "os" or "ru" or "sr" or "tg" or "tt" or "uk" => WritingScript.Cyrillic,
            "el" or "grc" => WritingScript.Greek,
            "ar" or "arb" or "arz" or "ckb" or "fa" or "ps" or "sd" or "ug" or "ur" => WritingScript.Arabic,
            "zh" or "cmn" or "yue" or "hak" or "nan" or "wuu" or "ja" => WritingScript.Han,
            _ => WritingScript.Latin,
        };
    }

    private static WritingScript? ScriptTag(string part) => part.ToLowerInvariant() switch
    {
        "latn" => WritingScript.Latin,
        "cyrl" => WritingScript.Cyrillic,
        "grek" => WritingScript.Greek,
        "arab" => WritingScript.Arabic,
        "hans" or "hant" or "hani" or "jpan" => WritingScript.Han,
        _ => null,
    };
}
