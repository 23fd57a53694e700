using NeuralGlasses.Apps;
using NeuralGlasses.Devices;
using NeuralGlasses.Hud;
using NeuralGlasses.Hud.Layout;
using NeuralGlasses.Notifications;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Hosting;

/// <summary>What is on the display: the open app or the home menu, a menu before it, a notice below it; or nothing while the glasses sleep.</summary>
internal sealed class Stage(HomeMenu home, NotificationCentre notices, IHudDisplay display)
{
    /// <summary>Time after which what is true of the home menu is read again, in milliseconds.</summary>
    public const double RefreshMs = 1000;

    // Thirty times a second a pointer is seen to move, and no display has to show it more often.
    private const double PointerMs = 33;

    // Five lines, and the gaps between them.
    private const double LowDegrees = 8;

    private const string MenuId = ".menu";

    private const string CallId = ".call";

    private static readonly HudText Recording = new(".recording", "Recording") { Style = HudTextStyle.Caption, Tone = HudTone.Warning, Alignment = HudAlignment.End };

    private readonly HudFocus _homeFocus = new();
    private readonly NewsChip _news = new(notices);
    private readonly Dictionary<string, HudFocus> _focusOfPages = new(StringComparer.Ordinal);
    private HudFocus? _menuFocus;
    private IReadOnlyList<AppChoice> _menu = [];
    private HudCard? _card;
    private HudText? _indicated;
    private HostTime _refreshAt;
    private (HudScene? Scene, HudOutcome Outcome) _told;
    private HudScene? _written;
    private HudCursor? _pointer;
    private HostTime _moveAt;
    private bool _moved;
    private bool _changed = true;

    /// <summary>The app that is open; null for the home menu.</summary>
    public AppSlot? Open { get; private set; }

    /// <summary>What is on the display; null if that is not known.</summary>
    public HudScene? Shown { get; private set; }

    /// <summary>Whether the display has room for a few lines alone.</summary>
    public bool IsLow => display.Abilities is { } abilities && abilities.HeightPixels / abilities.PixelsPerDegree < LowDegrees;

    /// <summary>Whether the glasses sleep.</summary>
    public bool IsDark { get; private set; }

    /// <summary>Whether a notice is to be one dim line, which lights less than a card and wakes nothing.</summary>
    public bool IsDiscreet
    {
        get;
        set
        {
            _changed |= field != value;
            field = value;
        }
    }

    /// <summary>What the wearer is busy with, by what is seen.</summary>
    public Attention Attention => (IsDark ? Attention.Asleep : Attention.Free) | (Open is { Manifest.HoldsAttention: true } ? Attention.Focused : Attention.Free);

    /// <summary>Whether a menu is before everything.</summary>
    public bool HasMenu => _menuFocus is not null;

    /// <summary>Id of what has the focus in what is on top, without the menu's own prefix; null for nothing.</summary>
    public string? FocusedId => HasMenu ? _menuFocus!.FocusedId?[MenuId.Length..] : _written is null ? Focus.FocusedId : null;

    /// <summary>Id of what has the focus in what is on top; null for nothing.</summary>
    public string? Marked => _written is null || HasMenu ? Top.FocusedId : null;

    /// <summary>What can have the focus in what is on top, in the order in which it moves.</summary>
    public IReadOnlyList<string> Order => Top.Order;

    /// <summary>Where what can be pointed at stands, while something points.</summary>
    public IReadOnlyList<HudSpot> Spots { get; private set; } = [];

    private HudFocus Top => _menuFocus ?? Focus;

    // Each page of an app has its own focus, which is where it was when the wearer comes back to it.
    private HudFocus Focus
    {
        get
        {
            if (Open is null)
                return _homeFocus;
            string page = Open.Scene?.Id ?? "";
            if (!_focusOfPages.TryGetValue(page, out HudFocus? focus))
                _focusOfPages[page] = focus = NewFocus(Open.Scene);
            return focus;
        }
    }

    /// <summary>The display shows another app, or the home menu.</summary>
    public void Turn(AppSlot? open)
    {
        Open = open;
        _focusOfPages.Clear();
        CloseMenu();
        _changed = true;
    }

    public void Change() => _changed = true;

    public void SetDark(bool isDark)
    {
        _changed |= IsDark != isDark;
        IsDark = isDark;
    }

    /// <summary>Whether the wearer is to see, wherever they are, that something is being recorded, or else how a call is.</summary>
    public void Indicate(bool isRecording, string? call)
    {
        HudText? indicated = isRecording ? Recording : call is null ? null : call == _indicated?.Text ? _indicated : Recording with { Id = CallId, Text = call };
        _changed |= !ReferenceEquals(indicated, _indicated);
        _indicated = indicated;
    }

    /// <summary>What is seen of a text that the wearer writes, before whatever is open; null for none.</summary>
    public void Write(HudScene? scene)
    {
        _changed |= !ReferenceEquals(scene, _written);
        _written = scene;
    }

    public void Redraw()
    {
        Shown = null;
        _changed = true;
    }

    public void OpenMenu(IReadOnlyList<AppChoice> choices)
    {
        _menu = choices;
        _menuFocus = new HudFocus();
        _menuFocus.Apply(Menu());
        _changed = true;
    }

    /// <summary>Takes the menu away; false if there was none.</summary>
    public bool CloseMenu()
    {
        bool had = HasMenu;
        _menuFocus = null;
        _changed |= had;
        return had;
    }

    /// <summary>Moves the focus; false if it stays where it is.</summary>
    public bool TryMove(int places)
    {
        bool moved = Top.TryMove(places);
        _changed |= moved;
        return moved;
    }

    /// <summary>Gives something the focus; false if it is not there.</summary>
    public bool TryFocus(string id)
    {
        bool moved = Top.TryMoveTo(id);
        _changed |= moved;
        return moved || Top.FocusedId == id;
    }

    /// <summary>Puts the pointer somewhere, or takes it away.</summary>
    public void Point(HudCursor? pointer)
    {
        _changed |= (pointer is null) != (_pointer is null);
        _moved |= pointer != _pointer;
        _pointer = pointer;
        if (pointer is null)
            Spots = [];
    }

    /// <summary>Gives the home menu its focus before anything is shown, and asks no device for it.</summary>
    public void Prepare() => _homeFocus.Apply(new HudScene(HomeMenu.Id, [home.List()]));

    /// <summary>Something that an app runs has come on: seen at the edge of another app, if that may be; the home menu has it in the app's line.</summary>
    public void TellNews(AppSlot slot, HostTime now)
    {
        if (Open is null || Open == slot || IsDark)
            return;
        _news.Tell(slot, slot.Detail, now);
        _changed = true;
    }

    /// <summary>Follows what the wearer is told.</summary>
    public void FollowNotices(HostTime now)
    {
        _changed |= !ReferenceEquals(_card, notices.Current) || _news.End(Open, now);
        _card = notices.Current;
    }

    /// <summary>Shows what changed; says what it was and what became of it, and of which app it was if it was one's own scene; null if nothing changed.</summary>
    public (HudScene Scene, SceneShown Shown, AppSlot? App)? Present(HostTime now)
    {
        bool isDue = _changed || (_moved && now >= _moveAt);
        if (!isDue && now < _refreshAt)
            return null;
        _refreshAt = now.Plus(RefreshMs * 1000);
        if (!isDue && !IsOutdated(now))
            return null;
        (_changed, _moved, _moveAt) = (false, false, now.Plus(PointerMs * 1000));
        HudScene scene = IsDark ? Asleep() : IsWriting ? Scene(now) with { FocusedId = _written!.FocusedId } : Pointed(Top.Apply(Scene(now)));
        if (scene.Equals(Shown))
            return null;
        HudResult result = display.Show(scene, now);

        // What was dropped is tried again at the next turn, what was blocked with the next refresh.
        _changed = result.Outcome == HudOutcome.Dropped;
        if (result.Outcome is HudOutcome.Displayed or HudOutcome.Degraded)
            Shown = scene;
        else if (result.Outcome == HudOutcome.Blocked)
            Shown = null;
        if (_pointer is not null)
            Spots = display.Spots;
        AppSlot? app = HasMenu || IsWriting || IsDark || Open?.Scene is not { } own || !IsNews(own, result.Outcome) ? null : Open;
        return (scene, new SceneShown(Open?.Scene?.Id ?? scene.Id, result.Outcome, result.Reason), app);
    }

    // In a space nothing stands at a place of the display.
    private HudScene Pointed(HudScene scene) => scene with { Cursor = scene.Space is null ? _pointer : null };

    private bool IsWriting => _written is not null && !HasMenu;

    // What is tried again until the display takes it was dropped once, and a notice that comes or goes below a scene is not the app's affair.
    private bool IsNews(HudScene own, HudOutcome outcome)
    {
        bool isNews = !ReferenceEquals(own, _told.Scene) || outcome != _told.Outcome;
        _told = (own, outcome);
        return isNews;
    }

    private bool IsOutdated(HostTime now)
    {
        if (Shown is null)
            return true;
        return !IsDark && Open is null && !HasMenu && _written is null && !(Shown.Elements is [HudList menu, ..] && !home.Differs(menu, now));
    }

    private HudScene Scene(HostTime now)
    {
        if (HasMenu)
            return Menu();
        (string id, HudElements elements) = Open switch
        {
            _ when _written is { } written => (written.Id, written.Elements),
            null => (HomeMenu.Id, [home.List(now)]),
            { Scene: { } scene } => ($"{Open.Manifest.Id}:{scene.Id}", scene.Elements),
            _ => (Open.Manifest.Id, Waiting(Open)),
        };
        HudText? discreet = IsDiscreet && _card is { } card && notices.CurrentNotification is { Priority: < NotificationPriority.Critical } notice ? Discreet(card, notice) : null;
        HudElement[] edge = (discreet, _indicated) switch
        {
            ({ } line, { } sign) => [line, sign],
            (null, { } sign) => [sign],
            ({ } line, null) => [line],
            _ => _card is null && _news.Line is { } news ? [news] : [],
        };
        var whole = new HudScene(id, edge.Length == 0 ? elements : [.. elements, .. edge]);
        if (discreet is not null)
            return whole;

        // A notice gets the focus when the wearer moves it there, and never because there is nothing else: what is selected next was not meant for it.
        return NoticePlacement.Put(whole, _card is null ? null : _card with { CanFocus = _card.CanFocus && whole.Focusable.Any() }, _indicated?.Id);
    }

    // What may wake the display is all that is on it.
    private HudScene Asleep() => _card is { } card && notices.WakesDisplay && (!IsDiscreet || notices.CurrentNotification is { Priority: NotificationPriority.Critical }) ? new HudScene(HudScene.Dark.Id, [card]) : HudScene.Dark;

    // Who it is from is enough to decide whether to look; that it is an AI stays the first word of it.
    private static HudText Discreet(HudCard card, Notification notice) =>
        new(card.Id, notice.Title) { Style = HudTextStyle.Caption, Tone = notice.Tone == HudTone.Assistant ? HudTone.Assistant : HudTone.Dim, Alignment = HudAlignment.End, MostLines = 1 };

    private static HudFocus NewFocus(HudScene? scene)
    {
        var focus = new HudFocus();
        if (scene is { FocusedId: { } wanted })
        {
            focus.Apply(scene);
            focus.TryMoveTo(wanted);
        }

        return focus;
    }

    private HudScene Menu() => new("menu", [new HudList(MenuId, "Menu", [.. _menu.Select(choice => new HudItem(MenuId + choice.Id, choice.Title, ""))])]);

    private static HudElements Waiting(AppSlot app) => app.State is AppState.Waiting or AppState.GivenUp
        ? [new HudCard(".stopped", $"{app.Manifest.Title} stopped", app.State == AppState.Waiting ? "It starts again in a moment." : "It stopped too often. Open it again to try once more.") { Tone = HudTone.Warning, Symbol = HudSymbol.Warning }]
        : [new HudText(".opening", $"{app.Manifest.Title} opens")];
}
