using System.Globalization;
using NeuralGlasses.Hud;
using NeuralGlasses.Interaction;

namespace NeuralGlasses.Apps;

/// <summary>What can be set of the glasses and of each app, how all is, and gestures to practise.</summary>
public sealed class SettingsApp : GlassesApp
{
    private const string Glass = "";
    private const string AppPrefix = "app ";
    private readonly GesturePractice _practice = new();
    private IReadOnlyList<SettingLine> _lines = [];
    private IReadOnlyDictionary<string, string>? _shownApp;
    private string _app = Glass;
    private SettingLine? _turning;
    private Page _page;

    private enum Page
    {
        Root,
        Apps,
        Settings,
        Dial,
        Health,
        Practice,
        Calibration,
        Calibrating,
    }

    /// <summary>What the app says of itself.</summary>
    public static AppManifest Manifest { get; } = BuiltInManifests.Read("settings");

    private AppSystem System => new(Glasses);

    /// <inheritdoc/>
    protected override void OnOpen() => ShowRoot();

    /// <inheritdoc/>
    protected override void OnClose() => System.Practise(false);

    private AppCalibration Calibration => new(Glasses);

    /// <inheritdoc/>
    protected override void OnIntent(in AppIntent intent)
    {
        if (_page == Page.Dial && _turning is { } turning)
            Turn(turning, intent);
        else if (intent.Kind == IntentKind.Back)
            GoBack();
        else if (intent.Kind == IntentKind.Select)
            Choose(intent.FocusedId ?? "");
    }

    /// <inheritdoc/>
    protected override void OnEvent(AppEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        if (_page == Page.Calibrating && happened.Name == AppCalibration.Changed)
            Glasses.Show(CalibrationGuide.Scene(AppCalibration.Of(happened)), leadsBack: true);
        if (_page != Page.Practice || happened.Name != AppSystem.Gesture)
            return;
        _practice.Made(happened.Value("gesture"), double.Parse(happened.Value("confidence", "0"), CultureInfo.InvariantCulture));
        Glasses.Show(_practice.Scene(), leadsBack: true);
    }

    private void Choose(string id)
    {
        switch (_page)
        {
            case Page.Root when id == "glasses":
                ShowSettings(Glass);
                break;
            case Page.Root when id == "apps":
                ShowApps();
                break;
            case Page.Root when id == "calibration":
                _page = Page.Calibration;
                Glasses.Show(CalibrationGuide.Invitation(), leadsBack: true);
                break;
            case Page.Calibration when id == "begin":
                Calibrate(Calibration.Begin);
                break;
            case Page.Calibration when id == "pointer":
                Calibrate(Calibration.BeginPointer);
                break;
            case Page.Calibrating:
                GoBack();
                break;
            case Page.Root when id == "practice":
                Practise();
                break;
            case Page.Root when id == "health":
                ShowHealth();
                break;
            case Page.Apps when id.StartsWith(AppPrefix, StringComparison.Ordinal):
                ShowApp(id[AppPrefix.Length..]);
                break;
            case Page.Settings when _lines.FirstOrDefault(line => line.Setting.Id == id) is { } line:
                Change(line);
                break;
            case Page.Practice:
                GoBack();
                break;
        }
    }

    private void GoBack()
    {
        if (_page == Page.Practice)
            System.Practise(false);
        if (_page == Page.Calibrating)
        {
            Calibration.Stop();
            Calibration.StopPointer();
        }

        if (_page == Page.Dial)
            ShowSettings(_app);
        else if (_page == Page.Settings && _app != Glass)
            ShowApps();
        else
            ShowRoot();
    }

    private void ShowRoot()
    {
        _page = Page.Root;
        Glasses.Show(new HudScene("settings", [new HudList("pages", "Settings", [new HudItem("glasses", "Glasses", ""), new HudItem("apps", "Apps", ""), new HudItem("calibration", "Calibration", ""), new HudItem("practice", "Practice", ""), new HudItem("health", "Health", "")])]));
    }

    private void ShowApps() => System.Apps(rows =>
    {
        _page = Page.Apps;
        Glasses.Show(new HudScene("apps", [new HudList("list", "Apps", [.. rows.Select(row => new HudItem(AppPrefix + row["id"], row["title"], Standing(row["state"])))])]), leadsBack: true);
    });

    private static string Standing(string state) => state switch
    {
        "refused" => "not here",
        "waiting" => "starts again",
        "givenup" => "stopped",
        _ => "",
    };

    private void ShowApp(string app) => System.Apps(rows =>
    {
        _shownApp = rows.FirstOrDefault(row => row["id"] == app);
        ShowSettings(app);
    });

    private void ShowSettings(string app) => System.Settings(app, lines =>
    {
        (_page, _app, _lines) = (Page.Settings, app, lines);
        string title = app == Glass ? "Glasses" : _shownApp?["title"] ?? app;
        string may = app == Glass ? "" : _shownApp?["may"] is { Length: > 0 } permissions ? $"May use: {permissions}" : "May use nothing";
        Glasses.Show(
            lines.Count == 0
                ? new HudScene("setting", [new HudCard("none", "Nothing to set", may)])
                : new HudScene("setting",
                [
                    new HudList("list", title, [.. lines.Select(line => new HudItem(line.Setting.Id, line.Setting.Title, line.Value))]),
                    .. may.Length > 0 ? [new HudText("may", may) { Style = HudTextStyle.Caption, Tone = HudTone.Dim, MostLines = 2 }] : Array.Empty<HudElement>(),
                ]),
            leadsBack: true);
    });

    private void ShowHealth() => System.Health(rows =>
    {
        _page = Page.Health;
        Glasses.Show(new HudScene("health", [new HudList("list", "Health", [.. rows.Select((row, i) => new HudItem($"row {i}", row["title"], row["value"]))])]), leadsBack: true);
    });

    private void Practise()
    {
        _page = Page.Practice;
        _practice.Begin();
        System.Practise(true);
        Glasses.Show(_practice.Scene(), leadsBack: true);
    }

    private void Calibrate(Action<Action<AppAnswer>> begin) => begin(answer =>
    {
        _page = Page.Calibrating;
        if (!answer.IsDone)
            Glasses.Show(CalibrationGuide.Refusal(answer.Text), leadsBack: true);
    });

    private void Change(SettingLine line)
    {
        switch (line.Setting.Kind)
        {
            case AppSettingKind.Switch:
                Set(line, line.Value == AppSetting.On ? AppSetting.Off : AppSetting.On, () => ShowSettings(_app));
                break;
            case AppSettingKind.Choice:
                int next = (line.Setting.Choices.ToList().IndexOf(line.Value) + 1) % line.Setting.Choices.Count;
                Set(line, line.Setting.Choices[next], () => ShowSettings(_app));
                break;
            case AppSettingKind.Number:
                ShowDial(line);
                break;
        }
    }

    private void ShowDial(SettingLine line)
    {
        (_page, _turning) = (Page.Dial, line);
        AppSetting setting = line.Setting;
        double value = double.Parse(line.Value, CultureInfo.InvariantCulture);
        Glasses.Show(
            new HudScene("dial", [new HudDial("value", setting.Title, (value - setting.Least) / (setting.Most - setting.Least), line.Value), new HudText("hint", "Turn to set, pinch when done") { Style = HudTextStyle.Caption, Tone = HudTone.Dim, Alignment = HudAlignment.Centre }]),
            leadsBack: true);
    }

    private void Turn(SettingLine line, in AppIntent intent)
    {
        double steps = intent.Kind switch
        {
            IntentKind.Dial => intent.X,
            IntentKind.FocusNext => 1,
            IntentKind.FocusPrevious => -1,
            _ => 0,
        };
        if (steps == 0)
        {
            ShowSettings(_app);
            return;
        }

        AppSetting setting = line.Setting;
        double value = Math.Clamp(double.Parse(line.Value, CultureInfo.InvariantCulture) + (steps * setting.Step), setting.Least, setting.Most);
        string text = value.ToString("0.######", CultureInfo.InvariantCulture);
        Set(line, text, () => ShowDial(line with { Value = text }));
    }

    private void Set(SettingLine line, string value, Action then) => System.Set(_app, line.Setting.Id, value, answer =>
    {
        if (!answer.IsDone)
            Glasses.Log(answer.Text);
        then();
    });
}
