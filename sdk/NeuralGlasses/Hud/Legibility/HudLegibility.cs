using NeuralGlasses.Hud.Layout;
using NeuralGlasses.Hud.Pixels;

namespace NeuralGlasses.Hud.Legibility;

/// <summary>Checks whether a scene, laid out for a display, can be read at a glance by somebody who sees the world behind it.</summary>
public static class HudLegibility
{
    /// <summary>Words that a reader of English reads silently in a minute (Brysbaert 2019, J Mem Lang 109:104047).</summary>
    public const double WordsPerMinute = 238;

    /// <summary>Most words of a card.</summary>
    public const int MostWords = 24;

    /// <summary>Most lines of a list that are seen at once.</summary>
    public const int MostLines = 6;

    /// <summary>Least size of a caption, in degrees.</summary>
    public const double LeastCaption = 0.5;

    private const double NoticeS = 1;

    /// <summary>Checks a frame against all rules but that of dwell.</summary>
    public static IReadOnlyList<LegibilityFinding> Check(HudFrame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        var findings = new List<LegibilityFinding>();
        for (var i = 0; i < frame.Parts.Count; i++)
        {
            if (frame.Parts[i] is not HudTextPart text)
                continue;
            CheckSize(frame, text, findings);
            CheckContrast(frame, i, text, findings);
        }

        foreach (HudElement element in frame.Scene.Elements.Flat)
            CheckLength(element, frame.Scene.FocusedId, findings);
        CheckCutLabels(frame, findings);
        findings.AddRange(frame.LeftOut.Select(sentence => new LegibilityFinding(LegibilityRule.Room, frame.Scene.Id, sentence)));
        return findings;
    }

    /// <summary>Checks whether a scene that goes away by itself stays long enough to be read.</summary>
    /// <param name="scene">The scene.</param>
    /// <param name="elementId">What goes away: an element of the scene.</param>
    /// <param name="dwellMs">After how long, in milliseconds.</param>
    /// <returns>The finding, or null if it stays long enough.</returns>
    /// <exception cref="ArgumentException">The scene has no such element.</exception>
    public static LegibilityFinding? CheckDwell(HudScene scene, string elementId, double dwellMs)
    {
        ArgumentNullException.ThrowIfNull(scene);
        HudElement element = scene.Elements.Flat.FirstOrDefault(each => each.Id == elementId)
            ?? throw new ArgumentException($"The scene '{scene.Id}' has no element '{elementId}'.", nameof(elementId));
        double needed = LeastDwellMs(element.Texts);
        return dwellMs >= needed ? null : new LegibilityFinding(LegibilityRule.Dwell, elementId, $"It stays {dwellMs / 1000:0.0} s, and takes {needed / 1000:0.0} s to notice and read.");
    }

    /// <summary>Least time that texts need before they go away by themselves, in milliseconds.</summary>
    public static double LeastDwellMs(IEnumerable<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return 1000 * (NoticeS + (texts.Sum(WordsOf) * 60 / WordsPerMinute));
    }

    /// <summary>Words of a text; two characters of a script without spaces between words count as one.</summary>
    public static int WordsOf(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = 0;
        var ideographs = 0;
        var isInWord = false;
        foreach (char character in text)
        {
            bool isIdeograph = character is >= '\u3040' and <= '\u30FF' or >= '\u3400' and <= '\u9FFF';
            ideographs += isIdeograph ? 1 : 0;
            bool isLetter = !isIdeograph && char.IsLetterOrDigit(character);
            words += isLetter && !isInWord ? 1 : 0;
            isInWord = isLetter || (isInWord && character is '\'' or '’' or '-' or '.' or ',');
        }

        return words + ((ideographs + 1) / 2);
    }

    private static void CheckSize(HudFrame frame, HudTextPart text, List<LegibilityFinding> findings)
    {
        double degrees = text.Lines.SizePixels / frame.Display.PixelsPerDegree;
        double least = text.Style == HudTextStyle.Caption ? LeastCaption : HudMetrics.LeastText;
        if (degrees < least - 1e-6)
            findings.Add(new LegibilityFinding(LegibilityRule.Size, text.ElementId, $"Its text is {degrees:0.00}° high, expected at least {least}°."));
    }

    private static void CheckContrast(HudFrame frame, int index, HudTextPart text, List<LegibilityFinding> findings)
    {
        double own = LightOf(text.Tone, frame);
        double behind = 0;
        for (var i = 0; i < index; i++)
        {
            HudPart part = frame.Parts[i];
            if (!part.Bounds.Touches(text.Bounds))
                continue;
            if (part is HudPicturePart)
                findings.Add(new LegibilityFinding(LegibilityRule.Backdrop, text.ElementId, $"Its text stands on the picture '{part.ElementId}'."));
            else if (part is HudShapePart { EdgePixels: 0 })
                behind = LightOf(part.Tone, frame);
        }

        foreach (Surroundings world in Surroundings.All)
        {
            if (text.Tone == HudTone.Dim && !world.IsForAllText)
                continue;
            double through = frame.Display.Transmission;
            double contrast = (own + (through * world.DarkCandelas)) / (behind + (through * world.BrightCandelas));
            if (contrast < world.LeastContrast)
                findings.Add(new LegibilityFinding(LegibilityRule.Contrast, text.ElementId, $"Its {text.Tone} text has a contrast of {contrast:0.0} where it is {world.Name}, expected at least {world.LeastContrast}."));
        }
    }

    private static double LightOf(HudTone tone, HudFrame frame) => frame.Display.PeakCandelas * HudPalette.Of(tone, frame.Display.Colours).Luminance;

    private static void CheckLength(HudElement element, string? focusedId, List<LegibilityFinding> findings)
    {
        if (element is HudCard && element.Texts.Sum(WordsOf) is var words && words > MostWords)
            findings.Add(new LegibilityFinding(LegibilityRule.Words, element.Id, $"It has {words} words, expected at most {MostWords}."));
        if (element is HudList list && list.Items.Count > MostLines && list.IndexOf(focusedId) < 0)
            findings.Add(new LegibilityFinding(LegibilityRule.Lines, list.Id, $"It has {list.Items.Count} lines and no focus to move through them, expected at most {MostLines}; split it, or give it the focus."));
    }

    private static void CheckCutLabels(HudFrame frame, List<LegibilityFinding> findings)
    {
        foreach (HudTextPart text in frame.Parts.OfType<HudTextPart>())
        {
            if (text.Lines.IsCut && frame.Scene.Elements.Flat.OfType<HudList>().Any(list => list.IndexOf(text.ElementId) >= 0))
                findings.Add(new LegibilityFinding(LegibilityRule.Lines, text.ElementId, $"'{text.Text}' does not fit its line."));
        }
    }
}
