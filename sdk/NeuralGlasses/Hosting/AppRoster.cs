using NeuralGlasses.Apps;
using NeuralGlasses.Apps.Messages;
using NeuralGlasses.Devices;
using NeuralGlasses.Hud;
using NeuralGlasses.Interaction;
using NeuralGlasses.Sound.Speech;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Hosting;

/// <summary>All installed apps: keeps them running, carries out what they ask, and holds them to what they may.</summary>
internal sealed class AppRoster : IDisposable
{
    /// <summary>Most requests of an app in one turn; further ones wait for the next. A guess: a scene, a detail and some questions need ten.</summary>
    public const int MostInTurn = 64;

    /// <summary>Turns in a row that an app may fill before it is ended: it floods the glasses.</summary>
    public const int MostFullTurns = 50;

    private readonly Dictionary<string, IAppService> _services;
    private readonly Dictionary<string, int> _fullTurns = [];
    private readonly HostNotices _notices;
    private readonly AppSpeech _speech;
    private readonly GlassesHostOptions _options;
    private readonly double _displayMilliwatts;
    private TurnSpan _turn;
    private HostTime _now;

    public AppRoster(GlassesAbilities glasses, IReadOnlyList<InstalledApp> apps, GlassesHostOptions options, HostNotices notices, AppSpeech speech, Func<IReadOnlyList<AppSlot>, IEnumerable<IAppService>> services)
    {
        _options = options;
        _notices = notices;
        _displayMilliwatts = glasses.Display is null ? 0 : options.Energy.DisplayMilliwatts;
        _speech = speech;
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (InstalledApp app in apps)
        {
            if (!ids.Add(app.Manifest.Id))
                throw new ArgumentException($"Two apps have the id '{app.Manifest.Id}', expected one of each; rename one.", nameof(apps));
        }

        Slots = [.. apps.Select(app => new AppSlot(app, options.Keep, glasses, options.StartedAt ?? DateTimeOffset.UnixEpoch))];
        _services = services(Slots).Concat(options.Services).ToDictionary(service => service.Name, StringComparer.Ordinal);
    }

    public IReadOnlyList<AppSlot> Slots { get; }

    /// <summary>Ends all apps.</summary>
    public void Dispose()
    {
        foreach (AppSlot slot in Slots)
            slot.Stop(_now);
    }

    /// <summary>Starts, ends and ticks apps, and meters the open one.</summary>
    public void Advance(HostTime now, Stage stage)
    {
        _now = now;
        for (var i = 0; i < Slots.Count; i++)
        {
            if (Slots[i].Advance(now) is { } why)
                End(Slots[i], why, now, stage);
            else if (Slots[i] is { IsOpen: false, State: AppState.Running } slot && slot.Meter.Overdrawn(now) is { } overdrawn)
                Rest(slot, overdrawn, now, stage);
        }

        foreach (IAppService service in _services.Values)
            service.Advance(now);
        _speech.Advance(now);
        double seconds = _turn.Step(now);
        if (stage.Open is { } open && !stage.IsDark)
        {
            open.Meter.View(seconds, now);
            open.Meter.Use(seconds * _displayMilliwatts, isAsked: true, now);
        }
    }

    /// <summary>Carries out what apps ask, until they ask nothing more or it is enough for this turn.</summary>
    public void Drain(HostTime now, Stage stage, AppOpening opening)
    {
        _now = now;
        DrainAll(now, stage, opening);
        var isNews = false;
        foreach (IAppService service in _services.Values)
            isNews |= service.TellNews();
        if (isNews)
            DrainAll(now, stage, opening);
        if (stage.Open is { } open && open.Meter.Overdrawn(now) is { } overdrawn)
            opening.Overdraw(open, overdrawn, now);
    }

    public static void Give(AppSlot slot, in Intent intent, string? focusedId)
    {
        slot.NoteIntent(intent);
        if (slot.State is AppState.Stopped or AppState.GivenUp)
            slot.Launch(intent.At);
        slot.Send(new AppMessage(AppMessageKind.Intent, intent.At) { Intent = new AppIntent(intent.Kind, focusedId, intent.At) { X = intent.X, Y = intent.Y } });
    }

    /// <summary>The sentence for an app that may not do what it wants.</summary>
    public static string WhyNotAllowed(AppManifest app, AppPermission permission) => $"{app.Title} has not the permission '{permission.ToString().ToLowerInvariant()}'; its manifest has to ask for it.";

    public static void Act(AppSlot slot, string action, in Intent intent)
    {
        slot.NoteIntent(intent);
        slot.Act(action, intent.At);
    }

    /// <summary>An app is open no more, and whatever services gave it only for that is over.</summary>
    public void Close(AppSlot slot, HostTime at)
    {
        foreach (IAppService service in _services.Values)
            service.Closed(slot.Manifest.Id, at);
        _speech.Leave(slot);
        slot.Close(at);
    }

    public void Doff(HostTime at)
    {
        foreach (IAppService service in _services.Values)
            service.Doffed(at);
    }

    public bool TryDial(double steps, HostTime at)
    {
        foreach (IAppService service in _services.Values)
        {
            if (service.TryDial(steps, at))
                return true;
        }

        return false;
    }

    public static void Set(IReadOnlyList<AppSlot> slots, string appId, string setting, string value, HostTime at)
    {
        AppSlot slot = slots.FirstOrDefault(each => each.Manifest.Id == appId)
            ?? throw new ArgumentException($"There is no app '{appId}'; {NearestName.Suggest(appId, [.. slots.Select(each => each.Manifest.Id)])}", nameof(appId));
        AppSetting known = slot.Manifest.Settings.FirstOrDefault(each => each.Id == setting)
            ?? throw new ArgumentException($"The app '{appId}' has no setting '{setting}'; {NearestName.Suggest(setting, [.. slot.Manifest.Settings.Select(each => each.Id)])}", nameof(setting));
        if (!known.Fits(value))
            throw new ArgumentException($"The setting '{setting}' of '{appId}' cannot be '{value}'; see its manifest for what it can be.", nameof(value));
        slot.Set(setting, value, at);
    }

    private void DrainAll(HostTime now, Stage stage, AppOpening opening)
    {
        for (var i = 0; i < Slots.Count; i++)
            Drain(Slots[i], now, stage, opening);
    }

    private void Drain(AppSlot slot, HostTime now, Stage stage, AppOpening opening)
    {
        var taken = 0;
        while (taken < MostInTurn && slot.TryTake(out AppRequest request))
        {
            taken++;
            Carry(slot, request, now, stage, opening);
        }

        if (taken < MostInTurn)
        {
            if (taken > 0)
                _fullTurns.Remove(slot.Manifest.Id);
            return;
        }

        int full = _fullTurns.GetValueOrDefault(slot.Manifest.Id) + 1;
        _fullTurns[slot.Manifest.Id] = full;
        if (full >= MostFullTurns)
        {
            _fullTurns.Remove(slot.Manifest.Id);
            End(slot, $"It asked for {MostInTurn} things a turn, {MostFullTurns} turns in a row.", now, stage);
        }
    }

    private void Carry(AppSlot slot, in AppRequest request, HostTime now, Stage stage, AppOpening opening)
    {
        switch (request.Kind)
        {
            case AppRequestKind.Show when request.Scene is { } scene:
                Show(slot, request, scene, now, stage);
                break;
            case AppRequestKind.Tell:
                slot.Detail = Cut(request.Text ?? "", 40);
                if (stage.Open is null)
                    stage.Change();
                if (request.IsNews)
                    stage.TellNews(slot, now);
                break;
            case AppRequestKind.Notify when request.Notice is { } notice:
                Notify(slot, notice, now);
                break;
            case AppRequestKind.Withdraw:
                _notices.Withdraw(slot.Manifest, request.Text ?? "");
                break;
            case AppRequestKind.Say:
                _speech.Say(slot, request.Text ?? "", request.IsByAssistant ? Speaker.Assistant : Speaker.Glasses, now, Answering(slot, request.Number));
                break;
            case AppRequestKind.Store:
                Store(slot, request, now, stage);
                break;
            case AppRequestKind.Ask when request.Ask is { } ask:
                Ask(slot, ask, request.Number, now);
                break;
            case AppRequestKind.Close when stage.Open == slot:
                opening.TryClose(now);
                break;
            case AppRequestKind.Log:
                _options.Log?.Invoke(now, $"{slot.Manifest.Id}: {Cut(request.Text ?? "", 1000)}");
                break;
            case AppRequestKind.Failed:
                End(slot, request.Text ?? "It ended.", now, stage);
                break;
        }
    }

    private void Show(AppSlot slot, in AppRequest request, HudScene scene, HostTime now, Stage stage)
    {
        if (!slot.IsOpen)
            return;
        if (SceneCheck.WhyNot(scene) is { } why)
        {
            slot.Send(new AppMessage(AppMessageKind.Shown, now) { Shown = new SceneShown(scene.Id, HudOutcome.Blocked, why) });

            // Once for each reason: an app that tries the same again and again must not fill the wearer's view with it.
            if (slot.LastRefusal != why)
            {
                _options.Log?.Invoke(now, $"{slot.Manifest.Id} is not shown: {why}");
                Warn(slot, WearersWords.NotShown, now, stage);
            }

            slot.LastRefusal = why;
            return;
        }

        slot.Show(scene, request.LeadsBack, request.Menu is { } menu ? [.. menu.Take(HudLimits.MostMenuLines)] : []);
        stage.Change();
    }

    private void Notify(AppSlot slot, AppNotice notice, HostTime now)
    {
        if (!slot.Manifest.May(AppPermission.Notifications))
            return;
        _notices.Tell(slot.Manifest, notice, now);
    }

    // The app counts as well, but it may lie: what is over its room is not kept.
    private void Store(AppSlot slot, in AppRequest request, HostTime now, Stage stage)
    {
        if (request.Text is not { Length: > 0 and <= AppStorage.MostKeyLength } key)
            return;
        IReadOnlyDictionary<string, string> kept = _options.Keep.Read(slot.Manifest.Id, AppKeepKind.Stored);
        if (request.Value is { } value)
        {
            long bytes = kept.Where(each => each.Key != key).Sum(each => AppStorage.SizeOf(each.Key, each.Value)) + AppStorage.SizeOf(key, value);
            if (bytes > slot.Manifest.StorageBytes)
            {
                End(slot, $"It wanted to keep {bytes} bytes, its room is {slot.Manifest.StorageBytes}.", now, stage);
                return;
            }
        }

        try
        {
            _options.Keep.Write(slot.Manifest.Id, AppKeepKind.Stored, key, request.Value);
        }
        catch (DeviceFailedException failure)
        {
            _options.Log?.Invoke(now, $"{slot.Manifest.Id} keeps nothing: {failure.Message}");
            Warn(slot, WearersWords.NotKept, now, stage);
        }
    }

    private void Ask(AppSlot slot, AppAsk ask, int number, HostTime now)
    {
        string service = ask.Service.Split('.')[0];
        Action<AppAnswer> answer = Answering(slot, number);
        if (!_services.TryGetValue(service, out IAppService? asked))
            answer(AppAnswer.Refused($"These glasses have no service '{service}'; {NearestName.Suggest(service, [.. _services.Keys])}"));
        else if (!slot.Manifest.May(asked.Permission))
            answer(AppAnswer.Refused(WhyNotAllowed(slot.Manifest, asked.Permission)));
        else
            asked.Handle(new AppCall(slot.Manifest, ask, now, slot.Cause, slot.Meter, answer, happened => slot.Send(new AppMessage(AppMessageKind.Event, _now) { Event = happened })) { IsAsked = slot.IsAskedAt(now) });
    }

    // An answer may come long after its question, and the app is told when.
    private Action<AppAnswer> Answering(AppSlot slot, int number) => answer =>
    {
        if (number != 0)
            slot.Send(new AppMessage(AppMessageKind.Answer, _now) { Number = number, Answer = answer });
    };

    private void End(AppSlot slot, string why, HostTime now, Stage stage)
    {
        slot.Fail(why, now);
        Leave(slot, now);
        _options.Log?.Invoke(now, $"{slot.Manifest.Id} stopped: {why}");
        Warn(slot, WearersWords.Stopped(slot.State), now, stage);
    }

    // It did nothing wrong but cost too much: it is ended, and comes back when the hour is over.
    private void Rest(AppSlot slot, string why, HostTime now, Stage stage)
    {
        slot.Stop(now);
        Leave(slot, now);
        _options.Log?.Invoke(now, $"{slot.Manifest.Id} rests: {why}");
        Warn(slot, why, now, stage);
    }

    private void Leave(AppSlot slot, HostTime now)
    {
        _speech.Leave(slot);
        foreach (IAppService service in _services.Values)
            service.Left(slot.Manifest.Id, now);
    }

    private void Warn(AppSlot slot, string text, HostTime now, Stage stage)
    {
        _notices.Warn(slot.Manifest.Title, text, now);
        stage.Change();
    }

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..(most - 1)] + "…";
}
