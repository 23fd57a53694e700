using NeuralGlasses.Apps;
using NeuralGlasses.Consent;
using NeuralGlasses.Hosting;
using NeuralGlasses.Hud;
using NeuralGlasses.Messaging;
using NeuralGlasses.Messaging.Transports;
using NeuralGlasses.Sound.Speech;
using NeuralGlasses.Streaming;
using NeuralGlasses.Testing;
using Xunit;
using static NeuralGlasses.Inbox.Tests.InboxBench;

namespace NeuralGlasses.Inbox.Tests;

/// <summary>Messages come and go, through the app, and each of them once.</summary>
public sealed class InboxServiceTests
{
    [Fact]
    public void A_message_of_a_person_is_a_quiet_card_and_is_not_spoken_where_it_is_seen()
    {
        using var bench = new InboxBench();
        bench.Say(Anna, "Are you coming?");
        bench.Glasses.Hud.Shows("Messages: Anna").Shows("Are you coming?").IsLegible();
        Assert.Empty(bench.Glasses.Spoken);
        Assert.Equal(1, bench.Inbox.Counters.Received);
    }

    [Fact]
    public void Where_nothing_is_seen_it_is_spoken_once()
    {
        using var bench = new InboxBench("audio-only");
        bench.Say(Anna, "Are you coming?");
        bench.Say(Ada, "It will rain.");
        bench.Glasses.Wait(30_000);
        Assert.Single(bench.Glasses.Spoken, each => each.Text.Contains("Are you coming?", StringComparison.Ordinal));
        Assert.Equal([Speaker.Glasses], bench.Glasses.Spoken.Where(each => each.Text.Contains("coming", StringComparison.Ordinal)).Select(each => each.Speaker));
        Assert.Equal([Speaker.Assistant], bench.Glasses.Spoken.Where(each => each.Text.Contains("rain", StringComparison.Ordinal)).Select(each => each.Speaker));
    }

    [Fact]
    public void What_was_told_is_opened_and_answered_by_two_pinches()
    {
        using var bench = new InboxBench();
        bench.Say(Anna, "Are you coming?");
        bench.Glasses.Open("messages").Wait(200);
        bench.Glasses.Hud.IsScene("messages:talk").Shows("Anna · 09:00").Shows("Are you coming?").IsLegible().IsAudible();
        bench.Glasses.Pinch().Wait(200);
        bench.Glasses.Hud.IsScene("messages:answer").Shows("To Anna").Shows("On my way").IsLegible().IsAudible();
        bench.Glasses.SwipeDown().SwipeDown().SwipeDown().Pinch().Wait(200);
        bench.Glasses.Hud.IsScene("messages:talk").Shows("You · 09:00").Shows("On my way");
        int at = 0;
        Assert.Equal(["On my way"], bench.Hub.Heard("anna", ref at).Select(each => each.Text));
        Assert.Equal(1, bench.Inbox.Counters.Sent);
    }

    [Fact]
    public void What_leaves_the_glasses_stands_in_the_log_before()
    {
        using var bench = new InboxBench();
        bench.Say(Anna, "Are you coming?");
        Reply(bench, "Yes");
        Assert.Equal(["to look for messages", "a message to Anna"], bench.Log.Where(each => each.Kind == ConsentLineKind.Egress).Select(each => each.Purpose));
        ConsentEntry last = bench.Log[^1];
        Assert.Equal(("messages", "loopback:", 3, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("Yes"u8))), (last.App, last.Destination, last.Bytes, last.Sha256));
    }

    [Fact]
    public void Without_a_network_messages_wait_and_say_so_and_go_out_in_their_order()
    {
        using var bench = new InboxBench();
        bench.Say(Anna, "Are you coming?");
        bench.Hub.IsDown = true;
        bench.Glasses.Wait(50);
        Reply(bench, "Yes");
        Reply(bench, "No");
        bench.Glasses.Hud.Shows("Waits to be sent");
        bench.Glasses.Wait(5000).Back().Wait(100);
        bench.Glasses.Hud.Shows("The server of the loopback is down.");
        Assert.Equal(0, bench.Hub.Messages - 1);
        bench.Hub.IsDown = false;
        bench.Glasses.Wait(500);
        bench.Glasses.Hud.DoesNotShow("is down");
        int at = 0;
        Assert.Equal(["Yes", "No"], bench.Hub.Heard("anna", ref at).Select(each => each.Text));
    }

    [Fact]
    public void What_a_server_refuses_says_why_and_can_be_sent_again_or_discarded()
    {
        using var bench = new InboxBench();
        bench.Say(Anna, "Are you coming?");
        bench.Hub.Refusal = "You were banned.";
        Reply(bench, "Yes");
        bench.Glasses.Hud.Shows("Not sent: You were banned.");
        Assert.Equal(ConsentLineKind.EgressFailed, bench.Log[^1].Kind);
        bench.Hub.Refusal = "";
        bench.Glasses.Hold().Wait(100).SwipeDown().Pinch().Wait(200);
        bench.Glasses.Hud.DoesNotShow("Not sent");
        int at = 0;
        Assert.Equal(["Yes"], bench.Hub.Heard("anna", ref at).Select(each => each.Text));
    }

    [Fact]
    public void A_server_that_takes_a_message_and_says_nothing_gets_it_once()
    {
        string folder = Directory.CreateTempSubdirectory("inbox-").FullName;
        string path = Path.Combine(folder, "inbox.db");
        var hub = new Transports.LoopbackHub(() => Morning);
        using (var bench = new InboxBench(hub: hub, path: path))
        {
            bench.Say(Anna, "Are you coming?");
            hub.LosesAnswers = true;
            Reply(bench, "Yes");
        }

        hub.LosesAnswers = false;
        using (var bench = new InboxBench(hub: hub, path: path))
        {
            bench.Glasses.Wait(100);
            bench.Glasses.Open("messages").Wait(100);
            Assert.Equal((1, 0), (bench.Inbox.Counters.Sent, bench.Inbox.Counters.Unsure));
        }

        int at = 0;
        Assert.Equal(["Yes"], hub.Heard("anna", ref at).Select(each => each.Text));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void A_server_that_is_silent_holds_up_nothing_and_gets_a_message_once()
    {
        using var bench = new InboxBench();
        bench.Say(Anna, "Are you coming?");
        bench.Hub.LosesAnswers = true;
        Reply(bench, "Yes");
        Reply(bench, "No");
        bench.Glasses.Hud.Shows("Waits to be sent");
        bench.Glasses.Wait(120_000);
        bench.Hub.LosesAnswers = false;
        bench.Glasses.Wait(20_000);
        int at = 0;
        Assert.Equal(["Yes", "No"], bench.Hub.Heard("anna", ref at).Select(each => each.Text));
        Assert.Equal((2, 0), (bench.Inbox.Counters.Sent, bench.Inbox.Counters.Unsure));
        Assert.Contains(bench.Log, each => each.Kind == ConsentLineKind.EgressFailed && each.Text == "Nothing came back for two minutes.");
    }

    [Fact]
    public void What_comes_while_the_display_is_dark_is_not_taken_for_read()
    {
        using var bench = new InboxBench(awakeMs: 4000);
        bench.Say(Anna, "Are you coming?");
        bench.Glasses.Wake().Open("messages").Wait(5000);
        bench.Glasses.Hud.IsDark();
        bench.Say(Anna, "Hello?");
        bench.Glasses.Wait(5000);
        Assert.Single(bench.Glasses.Host.Notifications.History, each => each.Notification.Text == "Hello?" && !each.IsRead);
        bench.Glasses.Wake().Wait(200);
        bench.Glasses.Hud.Shows("Hello?");
        bench.Glasses.Wait(10_000).Home().Wait(100);
        bench.Glasses.Hud.DoesNotShow("new");
    }

    [Fact]
    public void A_muted_conversation_tells_nothing_and_counts_nothing()
    {
        using var bench = new InboxBench();
        bench.Say(Anna, "One");
        bench.Glasses.Open("messages").Wait(100).Hold().Wait(100).SwipeDown().SwipeDown().SwipeDown().Pinch().Wait(100);
        bench.Glasses.Home().Wait(100);
        bench.Say(Anna, "Two");
        bench.Glasses.Hud.DoesNotShow("Two").DoesNotShow("new");
        bench.Glasses.Open("messages").Wait(100);
        bench.Glasses.Hud.Shows("muted");
    }

    [Fact]
    public void In_a_meeting_nothing_is_heard_and_a_message_is_one_dim_line_that_one_gesture_hides()
    {
        using var usual = new InboxBench();
        usual.Say(Anna, "The figures are in. They are better than we thought.");
        double cardLight = Light(usual);

        using var bench = new InboxBench();
        bench.Glasses.Host.Preferences.Set(GlassesPreferences.Meeting, AppSetting.On);
        bench.Glasses.Wait(50);
        double dark = Light(bench);
        var heard = 0;
        bench.Glasses.Glasses.Speaker!.Listener = (_, samples) => heard += samples.ContainsAnyExcept((short)0) ? 1 : 0;
        bench.Say(Anna, "The figures are in. They are better than we thought.");
        bench.Glasses.Hud.Shows("Anna").DoesNotShow("figures");
        Assert.InRange(Light(bench) - dark, 0.0001, (cardLight - dark) / 5);
        bench.Glasses.Back().Wait(50);
        bench.Glasses.Hud.DoesNotShow("Anna");
        bench.Glasses.Wait(3000);
        bench.Say(Ada, "It will rain.");
        bench.Glasses.Hud.Shows("AI · Ada").DoesNotShow("rain");
        Reply(bench, "Yes");
        Assert.Empty(bench.Glasses.Spoken);
        Assert.Equal(0, heard);
    }

    [Fact]
    public void In_a_meeting_glasses_without_a_display_are_silent()
    {
        using var bench = new InboxBench("audio-only");
        bench.Glasses.Host.Preferences.Set(GlassesPreferences.Meeting, AppSetting.On);
        bench.Glasses.Wait(50);
        bench.Say(Anna, "Are you coming?");
        bench.Glasses.Wait(10_000);
        bench.Glasses.Hud.HasNotSpoken("Are you coming?");
        bench.Glasses.Host.Preferences.Set(GlassesPreferences.Meeting, AppSetting.Off);
        bench.Glasses.Wait(50).Open("messages").Wait(5000);
        bench.Glasses.Hud.HasSpoken("Are you coming?");
    }

    [Fact]
    public void An_app_that_nobody_uses_sends_nothing()
    {
        using var bench = new InboxBench();
        bench.Say(Anna, "Are you coming?");
        var answers = new List<AppAnswer>();
        AppManifest app = MessagesApp.Manifest;
        AppCall Call(string service, params (string, string)[] arguments) =>
            new(app, new AppAsk(service) { Arguments = arguments.ToDictionary(each => each.Item1, each => each.Item2) }, bench.Glasses.Now, default, bench.Glasses.App("messages").Meter, answers.Add, _ => { });
        bench.Inbox.Handle(Call("messages.send", ("conversation", "1"), ("text", "Buy this!")));
        bench.Inbox.Handle(Call("messages.send", ("conversation", "99"), ("text", "Hello")) with { IsAsked = true });
        bench.Inbox.Handle(Call("messages.send", ("conversation", "1"), ("text", " ")) with { IsAsked = true });
        bench.Inbox.Handle(Call("messages.send", ("conversation", "1"), ("text", new string('x', 20_001))) with { IsAsked = true });
        bench.Inbox.Handle(Call("messages.send", ("conversation", "1"), ("text", "x"), ("file", "photo.jpg")) with { App = app with { Permissions = [AppPermission.Messages] }, IsAsked = true });
        bench.Inbox.Handle(Call("messages.begin", ("account", "loopback:mi"), ("address", "anna")));
        bench.Inbox.Handle(Call("messages.forge"));
        bench.Glasses.Wait(100);
        Assert.Equal(
            [
                "Messages may send only what the wearer has just asked for.",
                "There is no conversation 99; list them anew.",
                "There is nothing to send; give a text.",
                "The message has 20001 characters, expected at most 20000; send less at once.",
                "Messages has not the permission 'gallery'; its manifest has to ask for it.",
            ],
            answers.Take(5).Select(answer => answer.Text));
        Assert.Contains("'loopback:me'", answers[5].Text, StringComparison.Ordinal);
        Assert.StartsWith("The inbox does not know 'messages.forge'", answers[6].Text, StringComparison.Ordinal);
        Assert.All(answers, answer => Assert.False(answer.IsDone));
        int at = 0;
        Assert.Empty(bench.Hub.Heard("anna", ref at));
    }

    private static void Reply(InboxBench bench, string quick)
    {
        bench.Glasses.Home().Wait(50).Open("messages").Wait(100);
        if (bench.Glasses.Scene.Id == "messages:inbox")
            bench.Glasses.SwipeDown().Pinch().Wait(100);
        bench.Glasses.Pinch().Wait(100);
        while (!IsFocused(bench, quick))
            bench.Glasses.SwipeDown();
        bench.Glasses.Pinch().Wait(200);
    }

    private static bool IsFocused(InboxBench bench, string label) =>
        bench.Glasses.Scene.Elements.OfType<HudList>().SelectMany(list => list.Items).First(item => item.Id == bench.Glasses.Host.FocusedId).Label == label;

    // What the display lights, as a share of all that it could.
    private static double Light(InboxBench bench)
    {
        using var picture = SkiaSharp.SKBitmap.Decode(bench.Glasses.Picture.Span);
        return picture.Pixels.Sum(pixel => (0.2126 * pixel.Red) + (0.7152 * pixel.Green) + (0.0722 * pixel.Blue)) / (255.0 * picture.Pixels.Length);
    }
}
