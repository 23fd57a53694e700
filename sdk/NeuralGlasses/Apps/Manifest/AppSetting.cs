using System.Globalization;

namespace NeuralGlasses.Apps;

/// <summary>A setting that the wearer finds in the settings app.</summary>
/// <param name="Id">Name of the setting.</param>
/// <param name="Title">What the wearer reads, 1 to 15 characters.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Default">Its value until the wearer changes it.</param>
public sealed record AppSetting(string Id, string Title, AppSettingKind Kind, string Default)
{
    /// <summary>Value of a switch that is on.</summary>
    public const string On = "on";

    /// <summary>Value of a switch that is off.</summary>
    public const string Off = "off";

    /// <summary>Least number.</summary>
    public double Least { get; init; }

    /// <summary>Greatest number.</summary>
    public double Most { get; init; } = 100;

    /// <summary>Step of a number, for the dial.</summary>
    public double Step { get; init; } = 1;

    /// <summary>What can be chosen.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Whether a value is one that it can have.</summary>
    public bool Fits(string value) => Kind switch
    {
        AppSettingKind.Switch => value is On or Off,
        AppSettingKind.Number => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && number >= Least && number <= Most,
        AppSettingKind.Choice => Choices.Contains(value),
        _ => value is { Length: <= 1000 },
    };
}

/// <summary>What a setting is.</summary>
public enum AppSettingKind
{
    /// <summary>On or off.</summary>
    Switch = 0,

    /// <summary>A number in a range.</summary>
    Number = 1,

    /// <summary>One of some words.</summary>
    Choice = 2,

    /// <summary>A text.</summary>
    Text = 3,
}

/// <summary>Something an app can do without being opened: a line of the home menu, and a tool for an assistant.</summary>
/// <param name="Id">Name of the action.</param>
/// <param name="Title">What the wearer reads, 1 to 15 characters.</param>
/// <param name="Description">One sentence for an assistant that is to choose among actions; empty for none.</param>
public sealed record AppAction(string Id, string Title, string Description = "");

/// <summary>A line of the home menu.</summary>
/// <param name="Title">What the wearer reads, 1 to 15 characters.</param>
/// <param name="Action">Action that a selection carries out; null to open the app.</param>
public sealed record AppHomeLine(string Title, string? Action = null);
