using System.Globalization;
using NeuralGlasses.Apps;
using NeuralGlasses.Contract;
using NeuralGlasses.Link;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Hosting;

/// <summary>Tells apps how the wristband and its link are.</summary>
/// <param name="link">The link.</param>
public sealed class BandService(WristbandLink link) : IAppService
{
    private readonly Watchers _watchers = new();
    private (LinkState State, bool IsLeadOff, string? Problem, long Lost, int Flags, int Percent) _told;
    private bool _hasTold;

    /// <inheritdoc/>
    public string Name => "band";

    /// <inheritdoc/>
    public AppPermission Permission => AppPermission.Band;

    /// <inheritdoc/>
    public void Handle(AppCall asked)
    {
        ArgumentNullException.ThrowIfNull(asked);
        if (asked.Ask.Service != "band.watch")
        {
            asked.Reply(AppAnswer.Refused($"The band does not know '{asked.Ask.Service}'; it knows band.watch."));
            return;
        }

        _watchers.Add(asked);
        asked.Reply(AppAnswer.Done());
        asked.Tell(Standing());
    }

    /// <inheritdoc/>
    public void Advance(HostTime now)
    {
        var present = (link.State, link.Status.LeadOff != 0, link.Problem, link.Counters.Lost, link.Condition.Flags, link.Condition.BatteryPercent);
        if (_hasTold && present == _told)
            return;
        (_told, _hasTold) = (present, true);
        _watchers.Tell(Standing());
    }

    /// <inheritdoc/>
    public void Left(string appId, HostTime now) => _watchers.Remove(appId);

    private AppEvent Standing()
    {
        LinkCounters counters = link.Counters;
        return new AppEvent(AppBand.Changed, new Dictionary<string, string>
        {
            ["state"] = link.State switch
            {
                LinkState.Disconnected => AppBand.NotConnected,
                LinkState.Streaming when link.Status.LeadOff != 0 => "check fit",
                LinkState.Streaming => string.Create(CultureInfo.InvariantCulture, $"{counters.Lost} frames lost"),
                LinkState.Refused => "problem",
                _ => "connecting",
            },
            ["problem"] = link.Problem ?? "",
            ["battery"] = link.Condition.BatteryPercent == 0 ? "" : link.Condition.BatteryPercent.ToString(CultureInfo.InvariantCulture),
            ["low"] = (link.Condition.Flags & BandCondition.FlagBatteryLow) != 0 ? AppSetting.On : AppSetting.Off,
            ["counters"] = string.Create(CultureInfo.InvariantCulture, $"{counters.Received} frames received, {counters.Lost} lost, {counters.Corrupt} corrupt, {counters.Reordered} reordered"),
        });
    }
}
