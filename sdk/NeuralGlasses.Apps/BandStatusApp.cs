using NeuralGlasses.Contract;
using NeuralGlasses.Hud;
using NeuralGlasses.Interaction;
using NeuralGlasses.Link;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Apps;

/// <summary>Says how the wristband and its link are, and speaks up when the link has a problem or is gone.</summary>
/// <param name="link">The link.</param>
public sealed class BandStatusApp(WristbandLink link) : IGlassesApp
{
    private bool _wasLow;
    private LinkState _state;
    private string _lost = "0 frames lost";
    private long _lostCount;

    /// <inheritdoc/>
    public string Id => "band";

    /// <inheritdoc/>
    public string Title => "Band";

    /// <inheritdoc/>
    public string Detail => link.State switch
    {
        LinkState.Disconnected => "not connected",
        LinkState.Streaming when link.Status.LeadOff != 0 => "check fit",
        LinkState.Streaming => Lost,
        LinkState.Refused => "problem",
        _ => "connecting",
    };

    /// <inheritdoc/>
    public bool TryHandle(in Intent intent, IAppContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (intent.Kind != IntentKind.Select)
            return false;
        LinkCounters counters = link.Counters;
        string text = link.Problem
            ?? $"{counters.Received} frames received, {counters.Lost} lost, {counters.Corrupt} corrupt, {counters.Reordered} reordered";
        context.Notify(link.Problem is null ? HudNoticeKind.Confirmation : HudNoticeKind.Warning, Title, text, intent.At);
        return true;
    }

    /// <inheritdoc/>
    public void Advance(HostTime now, IAppContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        TellLowBattery(now, context);
        if (link.State == _state)
            return;
        _state = link.State;
        if (_state == LinkState.Refused)
            context.Notify(HudNoticeKind.Warning, Title, link.Problem ?? "", now);
        else if (_state == LinkState.Disconnected)
            context.Notify(HudNoticeKind.Warning, Title, "The wristband is no longer connected.", now);
    }

    private void TellLowBattery(HostTime now, IAppContext context)
    {
        bool isLow = (link.Condition.Flags & BandCondition.FlagBatteryLow) != 0;
        if (isLow && !_wasLow)
            context.Notify(HudNoticeKind.Warning, Title, $"The wristband's battery is low, {link.Condition.BatteryPercent} % left.", now);
        _wasLow = isLow;
    }

    // The menu asks every second, and the answer is nearly always the one before.
    private string Lost
    {
        get
        {
            if (link.Counters.Lost != _lostCount)
            {
                _lostCount = link.Counters.Lost;
                _lost = $"{_lostCount} frames lost";
            }

            return _lost;
        }
    }
}
