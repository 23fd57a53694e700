#pragma once

namespace neuralglasses::board
{

/// Begins to count the bonds that the stack stores, and lets a central that pairs leave its identity, so that its bond holds when its address
/// changes. Once each time that the stack has started, which sets its callbacks anew.
void WatchBonds();

/// Bonds stored since the chip started.
int Bondings();

/// Whether a connected central has a bond.
bool IsBonded();

/// Ends every connection.
void Disconnect();

} // namespace neuralglasses::board
