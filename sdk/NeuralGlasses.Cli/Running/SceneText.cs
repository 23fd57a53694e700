using System.Globalization;
using System.Text;
using NeuralGlasses.Hud;

namespace NeuralGlasses.Cli.Running;

/// <summary>A scene as lines of text for a terminal.</summary>
internal static class SceneText
{
    /// <summary>Fewest columns that are written for; a narrower terminal cuts by itself.</summary>
    public const int LeastWidth = 16;

    private const int BarWidth = 10;

    /// <summary>The lines, none of them wider than the terminal.</summary>
    public static IReadOnlyList<string> Lines(HudScene scene, int width)
    {
        var lines = new List<string>();
        foreach (HudElement element in scene.Elements)
            Add(element, scene.FocusedId, Math.Max(width, LeastWidth), lines);
        return lines.Count == 0 ? ["(dark)"] : lines;
    }

    private static void Add(HudElement element, string? focusedId, int width, List<string> lines)
    {
        string mark = element.Id == focusedId ? "> " : "";
        switch (element)
        {
            case HudText text:
                Wrap(mark + text.Text, width, lines);
                break;
            case HudList list:
                if (list.Title.Length > 0)
                    Wrap(list.Title, width, lines);
                foreach (HudItem item in list.Items)
                    lines.Add(Item(item, item.Id == focusedId, width));
                break;
            case HudCard card:
                Wrap($"{mark}[{card.Title}]{(card.Text.Length > 0 ? " " + card.Text : "")}", width, lines);
                break;
            case HudImage image:
                Wrap($"{mark}(picture: {image.Description})", width, lines);
                break;
            case HudProgress progress:
                Wrap($"{mark}{Bar(progress.Share)} {progress.Label}", width, lines);
                break;
            case HudDial dial:
                Wrap($"{mark}{Bar(dial.Share)} {dial.Label} {dial.Value}", width, lines);
                break;
            case HudIcon icon:
                Wrap($"{mark}({icon.Label})", width, lines);
                break;
            case HudRect:
                lines.Add(new string('-', width));
                break;
            case HudRow row:
                foreach (HudElement each in row.Elements)
                    Add(each, focusedId, width, lines);
                break;
        }
    }

    private static string Item(HudItem item, bool isFocused, int width)
    {
        string label = (isFocused ? "> " : "  ") + item.Label;
        string detail = item.Detail;
        if (detail.Length == 0)
            return Cut(label, width);
        int room = width - label.Length - 2;
        return room < Math.Min(detail.Length, 4) ? Cut(label, width) : label + Cut(detail, room).PadLeft(room + 2);
    }

    private static string Bar(double share)
    {
        int full = double.IsFinite(share) ? (int)Math.Round(Math.Clamp(share, 0, 1) * BarWidth) : 0;
        return $"[{new string('#', full)}{new string('.', BarWidth - full)}]";
    }

    // What an app shows must not steer the terminal.
    private static string Plain(string text) => string.Concat(text.EnumerateRunes().Select(rune => Rune.IsControl(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format ? " " : rune.ToString()));

    private static string Cut(string text, int width)
    {
        string plain = Plain(text);
        if (plain.Length <= width)
            return plain;
        int end = char.IsHighSurrogate(plain[width - 2]) ? width - 2 : width - 1;
        return plain[..end] + "…";
    }

    private static void Wrap(string text, int width, List<string> lines)
    {
        foreach (string paragraph in text.Split('\n'))
        {
            var line = new StringBuilder();
            foreach (string word in Plain(paragraph).Split(' '))
            {
                if (line.Length > 0 && line.Length + 1 + word.Length > width)
                {
                    lines.Add(line.ToString());
                    line.Clear();
                }

                if (line.Length > 0)
                    line.Append(' ');
                line.Append(Cut(word, width));
            }

            lines.Add(line.ToString());
        }
    }
}
