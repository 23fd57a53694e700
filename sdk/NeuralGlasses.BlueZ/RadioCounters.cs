namespace NeuralGlasses.BlueZ;

/// <summary>What happened on the way from the adapter to the glasses since the central was made.</summary>
/// <param name="Values">Notifications and answers that came.</param>
/// <param name="Bytes">Their bytes.</param>
/// <param name="Dropped">Those that were thrown away because the glasses did not take them in time.</param>
/// <param name="Oversized">Messages longer than an attribute can be, thrown away.</param>
/// <param name="Connections">Links that were made.</param>
/// <param name="Attempts">Attempts at one that failed.</param>
/// <param name="Refused">Reads, writes and subscriptions that were refused, or came when there was no link.</param>
/// <param name="Reopened">Sockets of notifications that ended while the link stood, and were asked for again.</param>
public readonly record struct RadioCounters(long Values, long Bytes, long Dropped, long Oversized, long Connections, long Attempts, long Refused, long Reopened);
