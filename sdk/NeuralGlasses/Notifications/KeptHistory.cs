using NeuralGlasses.Hud;

namespace NeuralGlasses.Notifications;

/// <summary>The history as it is kept over a restart.</summary>
internal sealed record KeptHistory(string Format, IReadOnlyList<KeptHistory.Entry> Entries)
{
    public const string CurrentFormat = "neuralglasses-notification-history/1";

    /// <summary>One entry.</summary>
    internal sealed record Entry(string AppId, string AppTitle, string Id, string Title, string Text)
    {
        public NotificationPriority Priority { get; init; }

        public HudTone Tone { get; init; }

        public HudSymbol Symbol { get; init; }

        public string? GroupKey { get; init; }

        public DateTimeOffset? When { get; init; }

        public int Times { get; init; }

        public bool IsRead { get; init; }

        public static Entry Of(HistoryEntry entry)
        {
            Notification said = entry.Notification;
            return new Entry(said.AppId, said.AppTitle, said.Id, said.Title, said.Text)
            {
                Priority = said.Priority,
                Tone = said.Tone,
                Symbol = said.Symbol,
                GroupKey = said.GroupKey,
                When = entry.When,
                Times = entry.Times,
                IsRead = entry.IsRead,
            };
        }

        public Notification ToNotification() => new(AppId, AppTitle, Id, Title, Text, default) { Priority = Priority, Tone = Tone, Symbol = Symbol, GroupKey = GroupKey ?? "" };
    }
}
