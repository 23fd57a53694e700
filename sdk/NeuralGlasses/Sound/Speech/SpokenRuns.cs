using NeuralGlasses.Hud.Audio;

namespace NeuralGlasses.Sound.Speech;

/// <summary>
/// Cuts a text where another voice has to go on: what is written in the script of the wearer's language is spoken in that language, a
/// stretch of another script by a voice of that script (English for Latin, Russian for Cyrillic, modern Greek, standard Arabic, Mandarin
/// for Chinese characters). Digits, signs and scripts that are not of the five go with what stands before them. The ranges are whole blocks
/// of Unicode 15.0, so that a sign inside of a block of letters counts as one of them.
/// </summary>
public static class SpokenRuns
{
    /// <summary>Most stretches of one text; the last of them holds the rest in one language, whatever its letters. A guess: a voice that changes more often is not followed any more.</summary>
    public const int Most = 16;

    private static readonly (int First, int Last, WritingScript Script)[] Blocks =
    [
        ('A', 'Z', WritingScript.Latin), ('a', 'z', WritingScript.Latin), (0xC0, 0xD6, WritingScript.Latin), (0xD8, 0xF6, WritingScript.Latin), (0xF8, 0x24F, WritingScript.Latin),
        (0x370, 0x3FF, WritingScript.Greek), (0x400, 0x52F, WritingScript.Cyrillic),
        (0x600, 0x6FF, WritingScript.Arabic), (0x750, 0x77F, WritingScript.Arabic), (0x870, 0x8FF, WritingScript.Arabic),
        (0x1C80, 0x1C8F, WritingScript.Cyrillic), (0x1E00, 0x1EFF, WritingScript.Latin), (0x1F00, 0x1FFF, WritingScript.Greek),
        (0x2C60, 0x2C7F, WritingScript.Latin), (0x2DE0, 0x2DFF, WritingScript.Cyrillic), (0x2E80, 0x2FDF, WritingScript.Han),
        (0x3005, 0x3007, WritingScript.Han), (0x3400, 0x4DBF, WritingScript.Han), (0x4E00, 0x9FFF, WritingScript.Han),
        (0xA640, 0xA69F, WritingScript.Cyrillic), (0xA720, 0xA7FF, WritingScript.Latin), (0xF900, 0xFAFF, WritingScript.Han),
        (0xFB50, 0xFDFF, WritingScript.Arabic), (0xFE70, 0xFEFC, WritingScript.Arabic), (0xFF21, 0xFF3A, WritingScript.Latin), (0xFF41, 0xFF5A, WritingScript.Latin),
        (0x20000, 0x323AF, WritingScript.Han),
    ];

    /// <summary>Cuts a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="language">The wearer's language as a tag of BCP 47.</param>
    /// <param name="runs">Receives the stretches, which together are the whole text; what was in it is removed.</param>
    public static void Of(string text, string language, List<SpokenRun> runs)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(runs);
        runs.Clear();
        if (text.Length == 0)
            return;
        WritingScript own = LanguageTag.ScriptOf(language), now = WritingScript.Common;
        var start = 0;
        for (var i = 0; i < text.Length && runs.Count < Most - 1; i++)
        {
            int codePoint = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]) ? char.ConvertToUtf32(text[i], text[i + 1]) : text[i];
            WritingScript script = ScriptOf(codePoint);
            if (script != WritingScript.Common && now != WritingScript.Common && script != now)
            {
                runs.Add(new SpokenRun(start, i - start, Language(now, own, language)));
                start = i;
            }

            if (script != WritingScript.Common)
                now = script;
            if (codePoint > char.MaxValue)
                i++;
        }

        runs.Add(new SpokenRun(start, text.Length - start, Language(now, own, language)));
    }

    /// <summary>Cuts a text of which an AI wrote some stretches, so that none of them is said by another voice than that of the AI.</summary>
    /// <param name="text">The text.</param>
    /// <param name="language">The wearer's language as a tag of BCP 47.</param>
    /// <param name="byAssistant">What the AI wrote, in order and apart from each other.</param>
    /// <param name="runs">Receives the stretches, which together are the whole text; what was in it is removed.</param>
    public static void Of(string text, string language, IReadOnlyList<SaidSpan> byAssistant, List<SpokenRun> runs)
    {
        ArgumentNullException.ThrowIfNull(byAssistant);
        Of(text, language, runs);
        if (byAssistant.Count == 0)
            return;
        SpokenRun[] ofLanguages = [.. runs];
        runs.Clear();
        foreach (SpokenRun run in ofLanguages)
        {
            for (int at = run.Start, end = run.Start + run.Length; at < end;)
            {
                (int border, Speaker speaker) = NextBorder(byAssistant, at, end);
                runs.Add(new SpokenRun(at, border - at, run.Language) { Speaker = speaker });
                at = border;
            }
        }

        if (runs.Count > Most)
            JoinRest(text, runs);
    }

    internal static WritingScript ScriptOf(int codePoint)
    {
        int low = 0, high = Blocks.Length - 1;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (Blocks[middle].Last < codePoint)
                low = middle + 1;
            else
                high = middle;
        }

        return codePoint >= Blocks[low].First && codePoint <= Blocks[low].Last ? Blocks[low].Script : WritingScript.Common;
    }

    private static (int At, Speaker Before) NextBorder(IReadOnlyList<SaidSpan> byAssistant, int at, int end)
    {
        foreach (SaidSpan span in byAssistant)
        {
            if (at < span.Start)
                return (Math.Min(span.Start, end), Speaker.Glasses);
            if (at < span.End)
                return (Math.Min(span.End, end), Speaker.Assistant);
        }

        return (end, Speaker.Glasses);
    }

    // Too many changes to follow: what is left has one voice, the AI's if any of it is an AI's. An AI never has a voice that people have.
    private static void JoinRest(string text, List<SpokenRun> runs)
    {
        SpokenRun first = runs[Most - 1];
        Speaker speaker = runs.Skip(Most - 1).Max(run => run.Speaker);
        runs.RemoveRange(Most - 1, runs.Count - Most + 1);
        runs.Add(first with { Length = text.Length - first.Start, Speaker = speaker });
    }

    private static string Language(WritingScript script, WritingScript own, string language) => script == own ? language : script switch
    {
        WritingScript.Latin => "en",
        WritingScript.Greek => "el",
        WritingScript.Cyrillic => "ru",
        WritingScript.Arabic => "ar",
        WritingScript.Han => "cmn",
        _ => language,
    };
}
