using System.Globalization;
using NeuralGlasses.Apps;
using NeuralGlasses.Devices;
using NeuralGlasses.Interaction.Head;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Hosting;

/// <summary>Tells the open app where the wearer looks, as long as the wearer sees it; an answer comes when that is over.</summary>
internal sealed class HeadService : IAppService, IHeadFollower
{
    private readonly HeadReader _reader;
    private readonly Func<string?> _openApp;
    private readonly Func<bool> _isInView;
    private readonly HeadOrientation _head = new();
    private AppCall? _asked;
    private HostTime? _toldAt;
    private double _periodMs;
    private bool _isNew;
    private long _lost;

    /// <summary>Makes it one of those who follow the head.</summary>
    /// <param name="reader">Who reads the sensor.</param>
    /// <param name="openApp">Id of the app that is open; null for none.</param>
    /// <param name="isInView">Whether the wearer sees it: the glasses are worn and awake.</param>
    public HeadService(HeadReader reader, Func<string?> openApp, Func<bool> isInView)
    {
        (_reader, _openApp, _isInView) = (reader, openApp, isInView);
        reader.Add(this);
    }

    /// <summary>What can be asked.</summary>
    public static IReadOnlyList<ServiceQuestion> Questions { get; } =
    [
        new("head.follow", $"`rate`, the most reports a second, 1 to {AppHead.MostPerSecond}; {AppHead.MostPerSecond} if it is not said", "the event `head.turned`, again and again: `yaw`, degrees to the right of where the wearer looked at `since`, a moment like `at`; `pitch`, degrees up; `roll`, degrees to the right shoulder; and `lost`, samples of the sensor that were lost. The answer itself comes when it is over, and says why"),
        new("head.stop", "", "that it is over"),
    ];

    public string Name => "head";

    public AppPermission Permission => AppPermission.Head;

    public bool IsWanted => _asked is not null && _isInView();

    public void Handle(AppCall asked)
    {
        switch (asked.Ask.Service)
        {
            case "head.follow" when WhyNot(asked.App) is { } why:
                asked.Reply(AppAnswer.Refused(why));
                break;
            case "head.follow":
                _asked = asked;
                _periodMs = 1000.0 / Rate(asked.Ask);
                _lost = 0;
                Begin();
                break;
            case "head.stop":
                if (_asked?.App.Id == asked.App.Id)
                    End(AppAnswer.Done());
                asked.Reply(AppAnswer.Done());
                break;
            default:
                asked.Reply(AppAnswer.Refused($"The head does not know '{asked.Ask.Service}'; it knows head.follow and head.stop."));
                break;
        }
    }

    public void Advance(HostTime now)
    {
        if (!IsWanted)
            return;
        if (_reader.Problem is { } problem)
            End(AppAnswer.Refused(problem));
        else if (_isNew && _head.IsKnown && (_toldAt is not { } toldAt || now.MillisecondsSince(toldAt) >= _periodMs))
            Tell(now);
    }

    public void Closed(string appId, HostTime now)
    {
        if (_asked?.App.Id == appId)
            End(AppAnswer.Done("The app was left."));
    }

    // An app that has ended hears no answer, and its next start counts its questions anew.
    public void Left(string appId, HostTime now)
    {
        if (_asked?.App.Id == appId)
            _asked = null;
    }

    public void Begin()
    {
        _head.Reset();
        _isNew = false;
    }

    public void Miss(long count) => _lost += count;

    public void Take(in HeadSample sample)
    {
        _head.Push(sample);
        _isNew = true;
    }

    private string? WhyNot(AppManifest app) =>
        !_reader.HasSensor ? "These glasses have no motion sensor."
        : _openApp() != app.Id ? $"{app.Title} is not open; the head is followed for the open app alone."
        : _asked is not null ? "The head is followed already; stop that first."
        : null;

    private void End(AppAnswer answer)
    {
        AppCall? asked = _asked;
        _asked = null;
        asked?.Reply(answer);
    }

    private void Tell(HostTime now)
    {
        (_toldAt, _isNew) = (now, false);
        _asked!.Tell(new AppEvent(AppHead.Turned, new Dictionary<string, string>
        {
            ["yaw"] = Text(_head.YawDegrees),
            ["pitch"] = Text(_head.PitchDegrees),
            ["roll"] = Text(_head.RollDegrees),
            ["since"] = _head.Since.Microseconds.ToString(CultureInfo.InvariantCulture),
            ["lost"] = _lost.ToString(CultureInfo.InvariantCulture),
        }));
    }

    private static int Rate(AppAsk ask) =>
        int.TryParse(ask.Argument("rate"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int rate) ? Math.Clamp(rate, 1, AppHead.MostPerSecond) : AppHead.MostPerSecond;

    private static string Text(double degrees) => degrees.ToString("0.0", CultureInfo.InvariantCulture);
}
