using NeuralGlasses.Pointing;
using NeuralGlasses.Pointing.Options;
using NeuralGlasses.Wearers;

namespace NeuralGlasses.Training.Pointing;

/// <summary>What a simulated person points with.</summary>
/// <param name="Name">Its name in reports.</param>
/// <param name="Options">How the wrist moves the cursor.</param>
/// <param name="DelayS">How late the true wrist comes, in seconds; of no account where a model decodes it.</param>
/// <param name="StepS">Time between two steps of it, in seconds.</param>
/// <param name="ClicksOnPress">Whether a press clicks at once; a release clicks else.</param>
public sealed record PointingDevice(string Name, PointingOptions Options, double DelayS, double StepS, bool ClicksOnPress)
{
    /// <summary>The wrist as one moves a mouse, by a decoder that errs nowhere and is 60 ms late.</summary>
    public static PointingDevice Wrist { get; } = new("wrist", PointingOptions.Shipped with { Way = PointingWay.Reach }, 0.06, 0.02, false);

    /// <summary>The wrist as a joystick: the cursor goes as long as the hand is bent.</summary>
    public static PointingDevice Steering { get; } = Wrist with { Name = "steering", Options = PointingOptions.Shipped with { Way = PointingWay.Steer } };

    /// <summary>The forearm that turns and lifts, as the product ships it: the motion sensor leads the cursor, and the muscles press.</summary>
    public static PointingDevice Aim { get; } = Wrist with { Name = "forearm", Options = PointingOptions.Shipped };

    /// <summary>As near to a mouse as a wrist can be: no delay to speak of, nothing smoothed, nothing held back, a gain that is the same at all speeds, and clicks on the press.</summary>
    public static PointingDevice Mouse { get; } = new(
        "mouse",
        new PointingOptions
        {
            Way = PointingWay.Reach,
            Smoothing = new OneEuroOptions { LeastHz = 100 },
            DeadZone = new DeadZoneOptions { LeaveDps = 0, RestDps = 0 },
            Drift = new RestDriftOptions { MostDps = 0 },
            Gain = new GainOptions { SlowHeights = 0.03, FastHeights = 0.03 },
            Press = new PressOptions { PressMs = 0, ReleaseMs = 0, TakeBackMs = 0, SettleMs = 0, FastestDps = 1000, RestlessStirs = 0 },
            RecentreAfterMs = 0,
        },
        0.01,
        0.01,
        true);
}
