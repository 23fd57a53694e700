using System.Globalization;

namespace NeuralGlasses.Apps;

/// <summary>What the home says, in words that fit a line, and what a selection means.</summary>
internal static class HomeWords
{
    /// <summary>What a selection does with something; empty for nothing.</summary>
    public static string CommandOf(HomeLine line)
    {
        bool Can(string command) => line.Commands.Contains(command);
        string wanted = line.Kind switch
        {
            "light" or "switch" or "fan" => line.State == "on" ? "off" : "on",
            "cover" => line.State is "open" or "opening" ? "close" : "open",
            "lock" => line.State == "locked" ? "unlock" : "lock",
            "climate" or "number" => "level",
            "select" => "choose",
            "scene" => "on",
            "button" => "press",
            _ => "",
        };
        return Can(wanted) ? wanted : Can("level") ? "level" : Can("choose") ? "choose" : "";
    }

    /// <summary>How something is, for the end of its line.</summary>
    public static string StateOf(HomeLine line)
    {
        string level = line.Level is { } number ? Level(line, number) : "";
        return !line.IsAvailable ? "not reachable" : line.Kind switch
        {
            "light" or "fan" when line.State == "on" && level.Length > 0 => level,
            "cover" when level.Length > 0 && line.State != "closed" => level,
            "number" or "climate" => level,
            "sensor" => $"{line.State} {line.Unit}".Trim(),
            "binary_sensor" when line.Class is "door" or "window" or "garage_door" or "opening" => line.State switch { "on" => "open", "off" => "closed", _ => "" },
            _ => line.State,
        };
    }

    /// <summary>A level with its unit.</summary>
    public static string Level(HomeLine line, double level)
    {
        string number = level.ToString("0.##", CultureInfo.InvariantCulture);
        return line.Unit.Length > 0 ? $"{number} {line.Unit}" : number;
    }

    /// <summary>A name that fits a line beside how it is.</summary>
    public static string Short(string text) => text.Length <= AppManifest.MostTitleLength ? text : text[..(AppManifest.MostTitleLength - 1)].TrimEnd() + "…";
}
