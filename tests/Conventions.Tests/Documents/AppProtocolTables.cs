using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using NeuralGlasses.Apps;
using NeuralGlasses.Apps.Messages;
using NeuralGlasses.Devices;
using NeuralGlasses.Home;
using NeuralGlasses.Hosting;
using NeuralGlasses.Hosting.Packages;
using NeuralGlasses.Hosting.Process;
using NeuralGlasses.Hud;
using NeuralGlasses.Hud.Spatial;
using NeuralGlasses.Inbox.Service;
using NeuralGlasses.Interaction;
using NeuralGlasses.Messaging;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Conventions.Tests.Documents;

/// <summary>The tables of <c>hardware-spec/app-protocol.md</c>: made of what the code writes, and of what its readers refuse to do without.</summary>
internal static class AppProtocolTables
{
    private const string FieldHeading = "Field | JSON | Maybe";
    private static readonly Dictionary<string, string> Some = new() { ["name"] = "value" };

    internal static IReadOnlyDictionary<string, Func<string>> All { get; } = new Dictionary<string, Func<string>>
    {
        ["manifest"] = AppManifestTable.Build,
        ["variables"] = Variables,
        ["messages"] = () => Kinds<AppMessageKind>("Message", "The glasses say"),
        ["message-fields"] = MessageFields,
        ["requests"] = () => Kinds<AppRequestKind>("Request", "The app asks"),
        ["request-fields"] = RequestFields,
        ["elements"] = Elements,
        ["objects"] = Objects,
        ["words"] = Words,
        ["permissions"] = Permissions,
        ["gallery"] = () => Services("GalleryService"),
        ["head"] = () => Services("HeadService"),
        ["text"] = () => Services("Writing.WritingService"),
        ["inbox"] = () => Services(InboxService.Questions),
        ["inbox-rows"] = InboxColumns,
        ["home"] = () => Services(HomeService.Questions),
        ["limits"] = Limits,
    };

    internal static string Small(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static string Variables() => MarkedTable.Build(
        "Variable | Meaning",
        new[] { nameof(AppProtocol.SocketVariable), nameof(AppProtocol.TokenVariable) }
            .Select(field => $"`{typeof(AppProtocol).GetField(field)!.GetRawConstantValue()}` | {SdkMeanings.Of(typeof(AppProtocol), field)}"));

    private static string Kinds<T>(string heading, string meaning)
        where T : struct, Enum =>
        MarkedTable.Build($"{heading} | {meaning}", Enum.GetNames<T>().Select(name => $"`{Small(name)}` | {SdkMeanings.Of(typeof(T), name)}"));

    private static string MessageFields() => MarkedTable.Build($"Message | {FieldHeading}", Messages().SelectMany(message =>
        Rows(AppWire.Write(message), ["message", "at"], bytes => AppWire.ReadMessage(bytes)).Select(row => $"`{Small(message.Kind.ToString())}` | {row}")));

    private static string RequestFields() => MarkedTable.Build($"Request | {FieldHeading}", Requests().SelectMany(request =>
        Rows(AppRequestWire.Write(request), ["request"], bytes => AppRequestWire.Read(bytes))
            .Where(row => !row.StartsWith("`show.elements[]", StringComparison.Ordinal))
            .Select(row => $"`{Small(request.Kind.ToString())}` | {row}")));

    private static string Elements() => MarkedTable.Build($"Element | {FieldHeading}", Scene().SelectMany(element =>
        Rows(AppRequestWire.Write(new AppRequest(AppRequestKind.Show) { Scene = new HudScene("s", [element]) }), [], bytes => AppRequestWire.Read(bytes))
            .Where(row => row.StartsWith("`show.elements[].", StringComparison.Ordinal))
            .Select(row => row.Replace("show.elements[].", "", StringComparison.Ordinal))
            .Where(row => !row.StartsWith("`id`", StringComparison.Ordinal) && !row.StartsWith("`canFocus`", StringComparison.Ordinal) && !row.StartsWith("`elements[]", StringComparison.Ordinal) && !row.StartsWith("`objects[]", StringComparison.Ordinal))
            .Select(row => $"{Small(element.GetType().Name["Hud".Length..])} | {row}")));

    private static string Objects() => MarkedTable.Build($"Object | {FieldHeading}", Space().SelectMany(each =>
        Rows(AppRequestWire.Write(new AppRequest(AppRequestKind.Show) { Scene = new HudScene("s", [SpaceOf(each)]) }), [], bytes => AppRequestWire.Read(bytes))
            .Where(row => row.StartsWith("`show.elements[].objects[].", StringComparison.Ordinal) && !row.Contains(".elements[].objects[].elements[]", StringComparison.Ordinal))
            .Select(row => $"{Small(each.GetType().Name["Hud".Length..])} | {row.Replace("show.elements[].objects[].", "", StringComparison.Ordinal)}")));

    private static IEnumerable<string> Rows(byte[] json, string[] known, Action<byte[]> read) =>
        JsonFields.Of((JsonObject)JsonNode.Parse(json)!, read)
            .Where(field => !known.Contains(field.Path))
            .Select(field => $"`{field.Path}` | {field.Kind} | {(field.IsMaybe ? "maybe" : "")}");

    private static string Words() => MarkedTable.Build("Field | Words",
    [
        .. new (string Field, Type Words)[] { ("style", typeof(HudTextStyle)), ("alignment", typeof(HudAlignment)), ("tone", typeof(HudTone)), ("symbol, icon", typeof(HudSymbol)), ("space", typeof(HudAnchorKind)) }
            .Select(each => $"of elements: {each.Field} | {string.Join(", ", Enum.GetNames(each.Words).Select(name => $"`{name}`"))}"),
        .. new (string Field, Type Words)[]
        {
            ("notice.tone", typeof(HudTone)), ("notice.symbol", typeof(HudSymbol)), ("notice.urgency", typeof(AppUrgency)), ("intent", typeof(IntentKind)),
            ("outcome", typeof(HudOutcome)), ("glasses.hardware", typeof(AppHardware)), ("glasses.display.colours", typeof(HudColours)),
        }.Select(each => $"{each.Field} | {string.Join(", ", Enum.GetNames(each.Words).Select(name => $"`{Small(name)}`"))}"),
    ]);

    private static string Limits() => MarkedTable.Build("Limit | Value | Meaning", new (Type Of, string Name)[]
    {
        (typeof(AppProtocol), nameof(AppProtocol.HelloMs)), (typeof(AppProtocol), nameof(AppProtocol.MostFrameBytes)), (typeof(AppProtocol), nameof(AppProtocol.MostWaiting)),
        (typeof(AppSlot), nameof(AppSlot.AnswerMs)), (typeof(AppSlot), nameof(AppSlot.FirstBackOffMs)), (typeof(AppSlot), nameof(AppSlot.MostCrashes)),
        (typeof(AppSlot), nameof(AppSlot.CrashMemoryMs)), (typeof(AppSlot), nameof(AppSlot.LingerMs)),
        (Internal("AppRoster"), "MostInTurn"), (Internal("AppRoster"), "MostFullTurns"), (Internal("HudLimits"), "MostMenuLines"),
        (typeof(SceneCheck), nameof(SceneCheck.MostElements)), (typeof(SceneCheck), nameof(SceneCheck.MostCharacters)), (typeof(SceneCheck), nameof(SceneCheck.MostPixels)),
        (typeof(HudPicture), nameof(HudPicture.MostPixels)), (typeof(HudSpace), nameof(HudSpace.MostObjects)), (typeof(AppStorage), nameof(AppStorage.MostKeyLength)),
        (typeof(AppManifest), nameof(AppManifest.MostStorageBytes)), (typeof(AppManifest), nameof(AppManifest.LeastTickMs)), (typeof(AppManifest), nameof(AppManifest.MostTitleLength)),
        (typeof(AppPackage), nameof(AppPackage.MostFiles)), (typeof(AppPackage), nameof(AppPackage.MostBytes)), (typeof(AppPackage), nameof(AppPackage.MostNameLength)),
    }.Select(limit => $"`{limit.Of.Name}.{limit.Name}` | {Value(limit.Of, limit.Name)} | {SdkMeanings.Of(limit.Of, limit.Name)}"));

    private static string Permissions() => MarkedTable.Build("Permission | What the app may do", Enum.GetNames<AppPermission>().Select(name => $"`{Small(name)}` | {SdkMeanings.Of(typeof(AppPermission), name)}"));

    private static string Services(string type) => Services((IReadOnlyList<ServiceQuestion>)Internal(type).GetProperty("Questions")!.GetValue(null)!);

    private static string Services(IReadOnlyList<ServiceQuestion> questions) =>
        MarkedTable.Build("Service | Takes | Answers", questions.Select(question => $"`{question.Name}` | {question.Takes} | {question.Answers}"));

    private static string InboxColumns()
    {
        var person = new Participant("address", "name");
        IReadOnlyDictionary<string, string> message = InboxRows.Of(new Message(1, 1, person, default, "text")), conversation = InboxRows.Of(new Conversation(1, "account", "title", [person])), contact = InboxRows.Of("account", person);
        return MarkedTable.Build("Row | Columns", new[] { ("message", message), ("conversation", conversation), ("contact", contact) }.Select(row => $"{row.Item1} | {string.Join(", ", row.Item2.Keys.Select(column => $"`{column}`"))}"));
    }

    private static Type Internal(string name) => typeof(AppSlot).Assembly.GetType($"NeuralGlasses.Hosting.{name}", throwOnError: true)!;

    private static string Value(Type type, string name) =>
        Convert.ToString(type.GetField(name, BindingFlags.Public | BindingFlags.Static | BindingFlags.NonPublic)!.GetRawConstantValue(), CultureInfo.InvariantCulture)!;

    private static IEnumerable<AppMessage> Messages()
    {
        byte[] bytes = Encoding.UTF8.GetBytes("picture");
        var at = new HostTime(1);
        var glasses = new GlassesAbilities { Display = new HudAbilities(1, 1, 1, HudColours.Mono1, 1), CameraModes = [new CameraMode(1, 1, 1)], Hardware = [AppHardware.Band] };
        foreach (AppMessageKind kind in Enum.GetValues<AppMessageKind>())
        {
            yield return new AppMessage(kind, at)
            {
                Text = "text",
                Value = "value",
                Intent = new AppIntent(IntentKind.Dial, "focused", at),
                Shown = new SceneShown("scene", HudOutcome.Displayed, "reason"),
                Answer = new AppAnswer(true, "text") { Rows = [Some], Bytes = bytes },
                Event = new AppEvent("name", Some) { Bytes = bytes },
                Start = new AppStart(DateTimeOffset.UnixEpoch, glasses, Some, Some),
            };
        }
    }

    private static IEnumerable<AppRequest> Requests()
    {
        foreach (AppRequestKind kind in Enum.GetValues<AppRequestKind>())
        {
            bool hasText = kind is AppRequestKind.Tell or AppRequestKind.Withdraw or AppRequestKind.Say or AppRequestKind.Log or AppRequestKind.Failed or AppRequestKind.Store;
            yield return new AppRequest(kind)
            {
                Text = hasText ? "text" : null,
                Value = kind == AppRequestKind.Store ? "value" : null,
                IsNews = kind == AppRequestKind.Tell,
                IsByAssistant = kind == AppRequestKind.Say,
                Scene = kind == AppRequestKind.Show ? new HudScene("s", [new HudText("t", "text")]) { FocusedId = "t" } : null,
                Menu = [new AppChoice("id", "title")],
                Notice = kind == AppRequestKind.Notify ? new AppNotice("id", "title", "text") : null,
                Ask = kind == AppRequestKind.Ask ? new AppAsk("camera.photo") { Arguments = Some } : null,
                Number = 1,
            };
        }
    }

    private static HudElements Scene() =>
    [
        new HudText("text", "words") { IsGrowing = true },
        new HudList("list", "title", [new HudItem("item", "label", "detail") { Symbol = HudSymbol.Check }]),
        new HudCard("card", "title", "words"),
        new HudImage("image", new HudPicture(1, 1, new byte[4]), "words", 1),
        new HudProgress("progress", "label", 0.5),
        new HudDial("dial", "label", 0.5, "value"),
        new HudIcon("icon", HudSymbol.Bell, "label"),
        new HudRect("rect", 1),
        new HudRow("row", [new HudText("inner", "words")]),
        SpaceOf(Space()[0]),
    ];

    private static HudSpace SpaceOf(HudSpaceObject each) => new("space", new HudAnchor(HudAnchorKind.World), [each]);

    private static HudSpaceObject[] Space()
    {
        var place = new HudPlace(0, 0, 2);
        return
        [
            new HudPanel("panel", place, [new HudText("on", "words")]),
            new HudTable("table", place, "title", [new HudTableCard("card", "label", "detail", 0.5, 0.5) { Symbol = HudSymbol.Check }]),
            new HudBoard("board", place, "title", "description", [new HudStroke([new HudBoardPoint(0, 0), new HudBoardPoint(1, 1)])], [new HudBoardText("text", 0.5, 0.5)]),
            new HudRemotePerson("person", place, "name"),
        ];
    }
}
