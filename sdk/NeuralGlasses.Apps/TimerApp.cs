using System.Globalization;
using NeuralGlasses.Hud;
using NeuralGlasses.Interaction;

namespace NeuralGlasses.Apps;

/// <summary>A timer: the dial sets it, a selection starts and stops it, and it tells when the time is over, whatever is open.</summary>
public sealed class TimerApp : GlassesApp
{
    private const string EndsKey = "ends";
    private const string LengthKey = "length";
    private const int MostMinutes = 180;

    // What is left when a timer that runs behind another app says so.
    private const int LastSeconds = 60;
    private TimeSpan _length;
    private DateTimeOffset? _ends;
    private int _told = -1;

    /// <summary>What the app says of itself.</summary>
    public static AppManifest Manifest { get; } = BuiltInManifests.Read("timer");

    private TimeSpan Left => _ends is { } ends ? ends - Glasses.Time : _length;

    private int SecondsLeft => (int)Math.Ceiling(Math.Max(0, Left.TotalSeconds));

    /// <inheritdoc/>
    protected override void OnStart()
    {
        _length = TimeSpan.FromMinutes(int.TryParse(Glasses.Storage.Get(LengthKey), NumberStyles.None, CultureInfo.InvariantCulture, out int minutes) ? minutes : Glasses.Settings.Number("minutes"));
        if (DateTimeOffset.TryParseExact(Glasses.Storage.Get(EndsKey), "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset ends))
            _ends = ends;
    }

    /// <inheritdoc/>
    protected override void OnOpen() => Show();

    /// <inheritdoc/>
    protected override void OnIntent(in AppIntent intent)
    {
        if (intent.Kind == IntentKind.Select)
            Toggle();
        else if (_ends is null)
            SetMinutes((int)_length.TotalMinutes + StepsOf(intent));
    }

    /// <inheritdoc/>
    protected override void OnAction(string action)
    {
        if (action == "start" && _ends is null)
            Toggle();
        else if (action == "reset")
            Stop();
        else if (action == "more")
            AddMinute();
    }

    /// <inheritdoc/>
    protected override void OnTick()
    {
        if (_ends is null || SecondsLeft == _told)
            return;
        if (Left <= TimeSpan.Zero)
            Ring();
        else
            Show();
    }

    private static int StepsOf(in AppIntent intent) => intent.Kind switch
    {
        IntentKind.Dial => (int)Math.Round(intent.X),
        IntentKind.FocusNext => 1,
        IntentKind.FocusPrevious => -1,
        _ => 0,
    };

    private void Toggle()
    {
        if (_ends is null)
            Begin(_length);
        else
            Stop();
    }

    private void Begin(TimeSpan left)
    {
        _ends = Glasses.Time + left;
        Glasses.Storage.TrySet(EndsKey, _ends.Value.ToString("O", CultureInfo.InvariantCulture));
        Show();
    }

    private void Stop()
    {
        _ends = null;
        Glasses.Storage.Remove(EndsKey);
        Show();
    }

    private void AddMinute()
    {
        if (_ends is null)
            SetMinutes((int)_length.TotalMinutes + 1);
        else
            Begin(Left + TimeSpan.FromMinutes(1));
    }

    private void SetMinutes(int minutes)
    {
        _length = TimeSpan.FromMinutes(Math.Clamp(minutes, 1, MostMinutes));
        Glasses.Storage.TrySet(LengthKey, ((int)_length.TotalMinutes).ToString(CultureInfo.InvariantCulture));
        Show();
    }

    private void Ring()
    {
        Stop();
        Glasses.Notify(new AppNotice("over", "Time is over", $"{(int)_length.TotalMinutes} min") { Symbol = HudSymbol.Clock, Urgency = AppUrgency.High });
    }

    private void Show()
    {
        int before = _told;
        _told = SecondsLeft;
        string left = string.Create(CultureInfo.InvariantCulture, $"{_told / 60}:{_told % 60:00}");
        Glasses.Tell(_ends is null ? "" : left, isNews: _ends is not null && before > LastSeconds && _told <= LastSeconds);
        if (!Glasses.IsOpen)
            return;
        double share = _ends is null ? _length.TotalMinutes / MostMinutes : Left / _length;
        Glasses.Show(
            new HudScene("timer", [new HudDial("time", _ends is null ? "Timer" : "Time left", share, left), new HudText("hint", _ends is null ? "Turn to set, pinch to start" : "Pinch to stop") { Style = HudTextStyle.Caption, Tone = HudTone.Dim, Alignment = HudAlignment.Centre }]),
            menu: [new AppChoice("more", "One minute more"), new AppChoice("reset", "Reset")]);
    }
}
