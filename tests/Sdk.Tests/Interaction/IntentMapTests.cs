using NeuralGlasses.Decoding;
using NeuralGlasses.Interaction;
using NeuralGlasses.Streaming;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Interaction;

public sealed class IntentMapTests
{
    private static readonly HostTime Now = new(5_000_000);

    [Theory]
    [InlineData("fist", IntentKind.Capture)]
    [InlineData("flexion", IntentKind.FocusNext)]
    [InlineData("extension", IntentKind.FocusPrevious)]
    [InlineData("index_press", IntentKind.Select)]
    [InlineData("middle_press", IntentKind.Back)]
    [InlineData("index_hold", IntentKind.ContextMenu)]
    [InlineData("middle_hold", IntentKind.Home)]
    [InlineData("wake", IntentKind.DisplayToggle)]
    [InlineData("capture_button", IntentKind.Capture)]
    [InlineData("thumb_swipe_down", IntentKind.FocusNext)]
    [InlineData("thumb_swipe_out", IntentKind.FocusNext)]
    [InlineData("thumb_swipe_up", IntentKind.FocusPrevious)]
    [InlineData("thumb_swipe_in", IntentKind.FocusPrevious)]
    public void The_shipped_map_gives_each_gesture_of_the_home_context_its_meaning(string gesture, IntentKind kind)
    {
        var cause = new GestureEvent(gesture, 0.9f, new HostTime(4_900_000));
        Assert.True(IntentMap.CreateDefault().TryMap(IntentMap.HomeContext, cause, Now, out Intent intent));
        Assert.Equal(new Intent(kind, cause, Now), intent);
    }

    [Theory]
    [InlineData("home", "wave")]
    [InlineData("home", "Fist")]
    [InlineData("home", "index_release")]
    [InlineData("asleep", "fist")]
    public void A_gesture_without_a_meaning_here_does_nothing_and_is_counted(string context, string gesture)
    {
        IntentMap map = IntentMap.CreateDefault();
        Assert.False(map.TryMap(context, new GestureEvent(gesture, 1, Now), Now, out _));
        Assert.Equal(1, map.Unmapped + map.Asleep);
    }

    [Fact]
    public void The_same_gesture_means_different_things_in_different_contexts()
    {
        IntentMap map = IntentMap.CreateDefault();
        map.Set("viewer", "fist", IntentKind.Back);
        map.Set("home", "fist", IntentKind.Select);
        var fist = new GestureEvent("fist", 1, Now);
        map.TryMap("viewer", fist, Now, out Intent inViewer);
        map.TryMap("home", fist, Now, out Intent atHome);
        Assert.Equal((IntentKind.Back, IntentKind.Select), (inViewer.Kind, atHome.Kind));
    }
}
